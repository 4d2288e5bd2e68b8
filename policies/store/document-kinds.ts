import type { DocumentKind } from '../engine/documents';

const registryKinds = ['organisations', 'clients', 'items', 'limits', 'officers'] as const;

export const documentKinds: readonly DocumentKind[] = ['catalogue', ...registryKinds, 'agreement'];

/** Kinds that may be many: `registry/clients-2.yaml` stands beside `registry/clients.yaml` and says more of the same. */
const inParts: readonly string[] = ['organisations', 'clients', 'items'];

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
  if (folder === 'registry') return registryKind(name) ?? 'stray';
  if (!name.endsWith('.yaml')) return 'stray';
  return folder === 'catalogue' ? 'catalogue' : 'agreement';
}

function registryKind(name: string): DocumentKind | undefined {
  const [, start, part] = /^([a-z]+)(-[A-Za-z0-9-]+)?\.yaml$/.exec(name) ?? [];
  return registryKinds.find((kind) => kind === start && (part === undefined || inParts.includes(kind)));
}
