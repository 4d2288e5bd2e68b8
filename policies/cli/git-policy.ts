import { spawnSync } from 'node:child_process';

/** Texts of the policies, and the supergraph, as they were committed. */
export interface CommittedPolicy {
  /** By path below the folder of policies. */
  readonly texts: ReadonlyMap<string, string>;
  /** Null where the repository has none at that commit. */
  readonly supergraph: string | null;
}

const supergraphFile = 'schema/supergraph.graphql';
const folders = ['catalogue', 'registry', 'agreements', 'operations'];
/** A repository that answers more is not one of policies. */
const maxBytes = 512 * 1024 * 1024;

/**
 * The policies at a git reference, from the repository that a folder stands in. Nothing is checked out.
 * @param directory the folder of policies in the working tree
 * @returns null where there is no repository, no such commit, or no policies in it
 */
export function gitPolicy(directory: string, reference: string): CommittedPolicy | null {
  const git = (args: readonly string[], input?: string): Buffer | null => {
    const { status, stdout } = spawnSync('git', ['-C', directory, ...args], { input, maxBuffer: maxBytes });
    return status === 0 ? stdout : null;
  };
  // Without `--end-of-options` a reference could be taken for an option.
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`])
    ?.toString()
    .trim();
  const prefix = git(['rev-parse', '--show-prefix'])?.toString().trim();
  if (!commit || prefix === undefined) return null;
  const listed = git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--', prefix || '.'])?.toString();
  const files = (listed ?? '').split('\0').filter((file) => isPolicy(file.slice(prefix.length)));
  if (files.length === 0) return null;
  const names = [...files, supergraphFile];
  const contents = git(['cat-file', '--batch'], names.map((file) => `${commit}:${file}\n`).join(''));
  if (!contents) return null;
  const texts = readBatch(contents);
  return {
    texts: new Map(files.map((file, index) => [file.slice(prefix.length), texts[index] ?? ''])),
    supergraph: texts[files.length] ?? null,
  };
}

/** Tests stand beside operations, and cases are no part of what is decided. */
function isPolicy(file: string): boolean {
  const [folder = '', name = '', more] = file.split('/');
  return more === undefined && folders.includes(folder) && !name.startsWith('.') && !name.endsWith('.test.ts');
}

/** `<object> blob <size>\n<bytes>\n` for each name asked for, `<name> missing\n` where there is none. */
function readBatch(output: Buffer): (string | null)[] {
  const texts: (string | null)[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1] ?? Number.NaN);
    at = end + 1;
    if (Number.isNaN(size)) texts.push(null);
    else {
      texts.push(output.toString('utf8', at, at + size));
      at += size + 1;
    }
  }
  return texts;
}
