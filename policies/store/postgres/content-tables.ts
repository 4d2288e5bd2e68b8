import type { Pool, PoolClient } from 'pg';
import { canonical } from '../../../schema/lib/canonical';
import type { ContentParts } from '../../revision/content-parts';
import { sha256 } from '../../revision/sha256';

/** Files of a revision: digest of the text by file. */
export type Tree = Readonly<Record<string, string>>;

/** The list of parts of a base; null for one that is not there. */
export async function baseList(pool: Pool, base: string): Promise<string | null> {
  const { rows } = await pool.query('SELECT list FROM sharegraph_policy.base WHERE digest = $1', [base]);
  return rows[0]?.list ?? null;
}

/** Texts of parts by digest; those that are not there are left out. */
export async function partTexts(pool: Pool, digests: readonly string[]): Promise<Map<string, string>> {
  if (digests.length === 0) return new Map();
  const { rows } = await pool.query('SELECT digest, content FROM sharegraph_policy.part WHERE digest = ANY($1)', [
    digests,
  ]);
  return new Map(rows.map(({ digest, content }) => [digest, content]));
}

export async function treeOf(pool: Pool, digest: string): Promise<Tree> {
  const { rows } = await pool.query('SELECT files FROM sharegraph_policy.tree WHERE digest = $1', [digest]);
  return rows[0].files;
}

/** Texts as stewards wrote them, by file. */
export async function fileTexts(pool: Pool, tree: Tree): Promise<Map<string, string>> {
  const { rows } = await pool.query('SELECT digest, content FROM sharegraph_policy.file_text WHERE digest = ANY($1)', [
    Object.values(tree),
  ]);
  const contents = new Map<string, string>(rows.map(({ digest, content }) => [digest, content]));
  return new Map(Object.entries(tree).map(([file, digest]) => [file, contents.get(digest)!]));
}

/** Writes what is not there yet. @returns the digest of the tree */
export async function writeContent(
  client: PoolClient,
  content: Pick<ContentParts, 'base' | 'list' | 'parts' | 'texts'>,
  { tree, texts }: { readonly tree: Tree; readonly texts: readonly string[] },
): Promise<string> {
  await writeAll(client, 'part', [...content.texts]);
  await writeIds(client, content);
  await writeAll(
    client,
    'file_text',
    texts.map((text) => [sha256(text), text]),
  );
  await client.query('INSERT INTO sharegraph_policy.base (digest, list) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    content.base,
    content.list,
  ]);
  const files = canonical(tree);
  const digest = sha256(files);
  await client.query('INSERT INTO sharegraph_policy.tree (digest, files) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    digest,
    files,
  ]);
  return digest;
}

async function writeAll(
  client: PoolClient,
  table: 'part' | 'file_text',
  entries: readonly (readonly [string, string])[],
) {
  await client.query(
    `INSERT INTO sharegraph_policy.${table} (digest, content)
     SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
    [entries.map(([digest]) => digest), entries.map(([, content]) => content)],
  );
}

/** Which ids can be switched off, and where they stand. */
async function writeIds(client: PoolClient, { parts, texts }: Pick<ContentParts, 'parts' | 'texts'>): Promise<void> {
  const rows: [kind: string, id: string, digest: string][] = [];
  for (const { kind, digest } of parts) {
    const text = texts.get(digest);
    if (text === undefined) continue;
    if (kind === 'agreement') rows.push([kind, (JSON.parse(text) as { id: string }).id, digest]);
    else if (kind === 'clients' || kind === 'organisations') {
      const entries = (JSON.parse(text) as Record<string, { id: string }[]>)[kind]!;
      for (const { id } of entries) rows.push([kind, id, digest]);
    }
  }
  await client.query(
    `INSERT INTO sharegraph_policy.part_id (kind, id, digest)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [0, 1, 2].map((column) => rows.map((row) => row[column])),
  );
}
