import { canonical } from '../../schema/lib/canonical';
import type { EntityEntry, SuppliedField } from '../plan/model';
import { absorb } from './absorb';
import type { EntityGroup } from './entity-group';
import { entityKey } from './entity-key';
import { FaultLedger } from './fault-ledger';
import { ownMember } from './own-member';
import { treeObject } from './tree-object';

/** An answered row whose key was recognised. */
export interface EntityRow {
  readonly row: object;
  readonly typeName: string;
}

export interface RowMatches {
  /** By index of the group: the row that echoes its key; undefined where there is none. */
  readonly rows: readonly (EntityRow | undefined)[];
  /** Indices of groups for which several rows were answered that are not the same. */
  readonly conflicting: ReadonlySet<number>;
  /** Indices of the groups with which the row at an index was matched, by index; empty where it is null or unknown. */
  groupsAt(): readonly (readonly number[])[];
  /** Some row echoes no key, or one that nobody asked for: rows that seem missing may be behind it. */
  readonly strangers: boolean;
}

const nobody: readonly number[] = [];
const nothing: ReadonlySet<number> = new Set();

/** Matches the rows of `_entities` with the groups of one call by echoed type and key, whatever their order. */
export function matchRows(
  entities: readonly unknown[],
  groups: readonly EntityGroup[],
  supplies: readonly SuppliedField[],
): RowMatches {
  if (groups[0]?.entry.echoed === false) return byPosition(entities, groups);
  return inOrder(entities, groups) ?? inAnyOrder(entities, groups, supplies);
}

/** Federation's own rule, for subgraphs that are not asked to echo anything: the row of each representation's place. */
function byPosition(entities: readonly unknown[], groups: readonly EntityGroup[]): RowMatches {
  const rows = groups.map(({ typeName }, index): EntityRow | undefined => {
    const row = entities[index];
    if (typeof row !== 'object' || row === null) return undefined;
    const given = ownMember(row, '__typename');
    return { row, typeName: typeof given === 'string' ? given : typeName };
  });
  return {
    rows,
    conflicting: nothing,
    groupsAt: () => inPlace(rows),
    strangers: entities.length !== groups.length,
  };
}

/** The common case, without a look-up: every row stands where its representation stood, or is null. */
function inOrder(entities: readonly unknown[], groups: readonly EntityGroup[]): RowMatches | null {
  if (entities.length !== groups.length) return null;
  const [first] = groups;
  const rows: (EntityRow | undefined)[] = [];
  for (let index = 0; index < groups.length; index += 1) {
    const row = entities[index] as Record<string, unknown> | null;
    const { entry, scalar, typeName: sent } = groups[index] as EntityGroup;
    // With several entries a row must be tried with each of them.
    if (scalar === null || entry !== first?.entry) return null;
    if (row === null) {
      rows.push(undefined);
      continue;
    }
    if (typeof row !== 'object' || row[keyAlias(entry)] !== scalar) return null;
    const typeName = row[entry.typeAlias];
    if (typeof typeName !== 'string' || !mayAnswer(entry, sent, typeName)) return null;
    rows.push({ row, typeName });
  }
  return {
    rows,
    conflicting: nothing,
    groupsAt: () => inPlace(rows),
    strangers: false,
  };
}

function inPlace(rows: readonly (EntityRow | undefined)[]): readonly (readonly number[])[] {
  return rows.map((row, index) => (row ? [index] : nobody));
}

function keyAlias({ key }: EntityEntry): string {
  return key[0]?.alias ?? '';
}

function mayAnswer(entry: EntityEntry, sent: string, typeName: string): boolean {
  return entry.types.has(typeName) && (sent === entry.typeName || typeName === sent || typeName === entry.typeName);
}

function inAnyOrder(
  entities: readonly unknown[],
  groups: readonly EntityGroup[],
  supplies: readonly SuppliedField[],
): RowMatches {
  const byKey = new Map<string, number[]>();
  for (const [index, { key }] of groups.entries()) {
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  const entries = new Set(groups.map(({ entry }) => entry));

  const rows: (EntityRow | undefined)[] = groups.map(() => undefined);
  const conflicting = new Set<number>();
  let strangers = false;
  const groupsAt = entities.map((row): readonly number[] => {
    if (row === null) return nobody;
    const matched: number[] = [];
    for (const entry of entries) {
      const typeName = ownMember(row, entry.typeAlias);
      if (typeof row !== 'object' || typeof typeName !== 'string' || !entry.types.has(typeName)) continue;
      const key = entityKey(entry, row, 'alias');
      const at = key === null ? undefined : byKey.get(key)?.find((one) => answers(groups[one], entry, typeName));
      if (at === undefined) continue;
      matched.push(at);
      const known = rows[at];
      if (!known) rows[at] = { row: row as object, typeName };
      else if (
        known.typeName !== typeName ||
        content(known.row, supplies, typeName) !== content(row as object, supplies, typeName)
      ) {
        conflicting.add(at);
      }
    }
    if (matched.length === 0) strangers = true;
    return matched;
  });
  return { rows, conflicting, groupsAt: () => groupsAt, strangers };
}

function answers(group: EntityGroup | undefined, entry: EntityEntry, typeName: string): boolean {
  return group?.entry === entry && mayAnswer(entry, group.typeName, typeName);
}

/** What a row would put into the tree, as text. */
function content(row: object, supplies: readonly SuppliedField[], typeName: string): string {
  const copy = treeObject();
  absorb(copy, row, supplies, typeName, new FaultLedger());
  return canonical(JSON.parse(JSON.stringify(copy)));
}
