import { writeSync } from 'node:fs';
import { systemClock } from '../../../schema/lib/system-clock';
import { openAuditLog } from '../audit-log';
import { formatReceipt } from '../format-receipt';
import { sampleRecord } from './sample-record';

/** Run by kill.test.ts: appends without end from many hands, and prints each receipt as soon as it is acknowledged. */
async function main(): Promise<void> {
  const log = await openAuditLog({ file: process.argv[2]!, key: Buffer.alloc(32, 7), clock: systemClock });
  const hands = Array.from({ length: 64 }, async (_, hand) => {
    for (let n = hand; ; n += 64) writeSync(1, `${formatReceipt(await log.append(sampleRecord(n)))}\n`);
  });
  await Promise.all(hands);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
