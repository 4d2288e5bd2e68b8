import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import type { VaryBy } from '../../../policies/engine/model';
import { type ShareParts, shareKey } from './share-key';

const member = { organisation: 'o', client: 'c', operator: 'op', item: 'i', case: 'k' };
const base: ShareParts = {
  revision: 'r',
  selection: 's',
  variables: '"v":1',
  representation: '{"id":1}',
  varyBy: 'case',
  member,
};

const withMember = (change: Partial<typeof member> | { item: null } | { case: null }): ShareParts => ({
  ...base,
  member: { ...member, ...change },
});

/** Askers of whom no two may share an answer, however their parts are chosen to look alike when put together. */
const strangers: readonly ShareParts[] = [
  base,
  { ...base, revision: 'r2' },
  { ...base, selection: 's2' },
  { ...base, variables: '' },
  { ...base, representation: null },
  { ...base, representation: '-' },
  withMember({ item: 'i2' }),
  withMember({ item: null }),
  withMember({ item: '-' }),
  withMember({ organisation: 'o2' }),
  withMember({ client: 'c2' }),
  withMember({ case: 'k2' }),
  withMember({ case: null }),
  withMember({ organisation: 'oc', client: '' }),
  withMember({ organisation: '', client: 'oc' }),
  withMember({ organisation: 'o1:c', client: '' }),
  { ...base, revision: 'rs', selection: '' },
  { ...base, revision: '', selection: 'rs' },
  { ...base, varyBy: 'consumer' },
  { ...base, varyBy: 'item' },
  { ...base, varyBy: 'nothing' },
];

const distinct = (key: typeof shareKey): boolean => new Set(strangers.map(key)).size === strangers.length;

test('no two who may not share have one key', () => {
  expect(distinct(shareKey)).toBe(true);
});

test.each<[VaryBy, readonly (keyof typeof member)[]]>([
  ['nothing', ['item', 'organisation', 'client', 'case', 'operator']],
  ['item', ['organisation', 'client', 'case', 'operator']],
  ['consumer', ['case', 'operator']],
  ['case', ['operator']],
])('what varies by %s is shared whatever else differs', (varyBy, free) => {
  for (const name of free) {
    expect(shareKey({ ...base, varyBy, member: { ...member, [name]: 'other' } })).toBe(shareKey({ ...base, varyBy }));
  }
});

describe('without any one of its parts, or their lengths,', () => {
  const source = readFileSync(join(__dirname, 'share-key.ts'), 'utf8');
  const parts = [...source.matchAll(/\bpart\(([a-z.]+)\)/g)].map(([call, name]) => [name, call] as const);

  function mutant(from: string, to: string): typeof shareKey {
    expect(source).toContain(from);
    const { outputText } = transpileModule(source.replace(from, to), {
      compilerOptions: { module: ModuleKind.CommonJS },
    });
    const made: { shareKey?: typeof shareKey } = {};
    new Function('exports', outputText)(made);
    if (!made.shareKey) throw new Error('the mutant exports nothing');
    return made.shareKey;
  }

  test('all parts are found', () => {
    expect(parts.map(([name]) => name)).toEqual([
      'revision',
      'selection',
      'variables',
      'representation',
      'member.item',
      'member.organisation',
      'member.client',
      'member.case',
    ]);
  });

  test.each(parts)('strangers share: %s', (_, call) => {
    expect(distinct(mutant(call, "''"))).toBe(false);
  });

  test('strangers share: lengths', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    expect(distinct(mutant('`${text.length}:${text}`', 'text'))).toBe(false);
  });

  test('strangers share: null', () => {
    expect(distinct(mutant("text === null ? '-' :", "text === null ? '1:-' :"))).toBe(false);
  });
});
