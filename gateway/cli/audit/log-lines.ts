import { createReadStream } from 'node:fs';
import { LineSplitter } from '../../audit/line-splitter';
import { longestLineBytes } from '../../audit/longest-line';
import { CliError } from '../output/cli-error';

/**
 * The lines of audit logs, one log after another, in constant memory. A last line without a line feed was never
 * acknowledged and is left out.
 * Throws `CliError` for a file that cannot be read or has a line longer than any record.
 */
export async function* logLines(files: readonly string[]): AsyncGenerator<string, void> {
  for (const file of files) {
    const splitter = new LineSplitter(longestLineBytes);
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
        for (const line of splitter.push(chunk as Buffer)) yield line.toString('utf8');
        if (splitter.overflows)
          throw new CliError(`\`${file}\` is no audit log: a line has more than ${longestLineBytes} bytes`);
      }
    } catch (error) {
      if (error instanceof CliError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      throw new CliError(`\`${file}\` cannot be read (${code ?? message})`);
    }
  }
}
