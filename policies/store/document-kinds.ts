import type { DocumentKind } from '../engine/documents';

const registryKinds = ['organisations', 'clients', 'items', 'limits', 'officers'] as const;

export const documentKinds: readonly DocumentKind[] = ['catalogue', ...registryKinds, 'agreement'];

/** The files of `registry/`, one for each kind. */
export const registryFiles: readonly string[] = registryKinds.map((kind) => `registry/${kind}.yaml`);

/**
 * What a file is by its place below the folder of policies, e.g. `agreements/s01-credit-amr.yaml`; `stray` for what
 * nobody reads and `ignored` for what stands beside operations: of those only the texts matter.
 */
export function kindOfFile(file: string): DocumentKind | 'operation' | 'ignored' | 'stray' {
  // Names are written to disk when a revision is exported: nothing in them leads elsewhere.
  const [, folder, name] = /^(catalogue|registry|agreements|operations)\/([^./\\\0][^/\\\0]*)$/.exec(file) ?? [];
  if (folder === undefined || name === undefined) return 'stray';
  if (folder === 'operations') return name.endsWith('.graphql') ? 'operation' : 'ignored';
  if (folder === 'registry') return registryKinds.find((kind) => name === `${kind}.yaml`) ?? 'stray';
  if (!name.endsWith('.yaml')) return 'stray';
  return folder === 'catalogue' ? 'catalogue' : 'agreement';
}
