import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Random } from '../../../schema/testing/random';
import { buildRow, link, newCell } from './model/build-world';
import type { ModelCatalogue } from './model/catalogue';
import { type Cell, type ModelWorld, type Row, refsOf } from './model/model';
import type { Visible } from './visible/what-is-visible';

/** One cell that differs between two worlds. */
export interface Change {
  readonly row: string;
  readonly field: string;
  readonly to: Cell;
}

/** How two worlds differ: cells, and rows that only the second one has. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly added: readonly Row[];
}

/** The second world. */
export function changed(world: ModelWorld, { changes, added }: Difference): ModelWorld {
  const rows = new Map([...world.rows, ...added.map((row) => [row.id, row] as const)]);
  for (const { row: id, field, to } of changes) {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, cells: { ...row.cells, [field]: to } });
  }
  return { rows };
}

/**
 * A difference that changes nothing of what is visible, and otherwise as much as it can: every cell on which nothing
 * visible depends, cells behind masks, cells of rows that a rule removes or a subject closes, inputs of rules and of
 * derived fields as long as the outcome stays, links, elements of lists that no rule keeps, rows that only one of the
 * worlds has.
 */
export function invisibleDifference(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  world: ModelWorld,
  visible: Visible,
  random: Random,
): Difference {
  const added = addedRows(schema, catalogue, world, random);
  const ids = idsOf([...world.rows.values(), ...added]);
  const places = visible.placesOf(world);
  const changes: Change[] = [];
  const tied: Change[] = [];
  for (const row of world.rows.values()) {
    for (const field of catalogue.fields.get(row.type) ?? []) {
      if (field.derivedFrom.length > 0 || !(field.name in row.cells) || random.chance(0.1)) continue;
      if (visible.isOpen(world, row, field.coordinate, places)) continue;
      const to = other(schema, row, field.name, field.composite, ids, random);
      (visible.tied.has(field.coordinate) ? tied : changes).push({ row: row.id, field: field.name, to });
    }
  }
  const draft = new Draft(changed(world, { changes, added }), world, visible, places);
  // Rules and masks leave room in cells that are seen by some and in some rows: one is tried after the other.
  for (const change of tied) {
    if (draft.accepts(change)) changes.push(change);
    else if (isList(change.to)) {
      const to = draft.edited(change, ids, random);
      if (to !== null) changes.push({ ...change, to });
    }
  }
  const difference = { changes, added };
  assertInvisible(world, difference, visible);
  return difference;
}

/** @throws Error when a difference can be seen */
export function assertInvisible(world: ModelWorld, difference: Difference, visible: Visible): void {
  const there = visible.of(changed(world, difference));
  for (const [id, seen] of visible.of(world)) {
    if (there.get(id) !== seen) throw new Error(`the worlds differ visibly in ${id}`);
  }
}

const edits = 6;

function isList(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null && 'refs' in cell;
}

/** A world in the making, and what must stay as it is seen. */
class Draft {
  private readonly rows: Map<string, Row>;
  private readonly before = new Map<string, string>();
  /** By row: those whose rules or subjects may read it. */
  private readonly readers = new Map<string, Set<string>>();

  constructor(
    start: ModelWorld,
    private readonly original: ModelWorld,
    private readonly visible: Visible,
    /** Where rows stand in the original: rows that look as they did stand where they did. */
    private readonly places: ReturnType<Visible['placesOf']>,
  ) {
    this.rows = new Map(start.rows);
    // Those of the draft: a row that only the second world has leads to others, too.
    for (const row of start.rows.values()) this.note(row);
  }

  accepts({ row: id, field, to }: Change): boolean {
    const row = this.rows.get(id);
    if (!row) return false;
    const twin = { ...row, cells: { ...row.cells, [field]: to } };
    this.rows.set(id, twin);
    this.note(twin);
    const affected = this.visible.read.has(`${row.type}.${field}`) ? this.affected(id) : [id];
    if ([...affected].every((each) => this.same(each))) return true;
    this.rows.set(id, row);
    return false;
  }

  /** A list with single rows put in or taken out where that goes unnoticed; null where it never does. */
  edited({ row, field }: Change, ids: ReadonlyMap<string, readonly string[]>, random: Random): Cell | null {
    let to: Cell | null = null;
    for (let n = 0; n < edits; n += 1) {
      const refs = [...refsOf(this.rows.get(row)?.cells[field])];
      const [type] = (refs[0] ?? '').split(':');
      const at = random.below(refs.length + 1);
      const candidate = random.pick(ids.get(type ?? '') ?? ['']);
      if (random.chance(0.3)) refs.splice(at, 1);
      else if (!refs.includes(candidate) && candidate !== '') refs.splice(at, 0, candidate);
      if (this.accepts({ row, field, to: { refs } })) to = { refs };
    }
    return to;
  }

  private note({ id, cells }: Row): void {
    for (const cell of Object.values(cells)) {
      for (const ref of refsOf(cell)) {
        const known = this.readers.get(ref);
        if (known) known.add(id);
        else this.readers.set(ref, new Set([id]));
      }
    }
  }

  /** The row, and those that lead to it: a rule on their elements may read it. */
  private affected(id: string): Set<string> {
    const found = new Set([id]);
    for (let hop = 0; hop < this.visible.hops; hop += 1) {
      for (const each of [...found]) for (const reader of this.readers.get(each) ?? []) found.add(reader);
    }
    return found;
  }

  private same(id: string): boolean {
    const row = this.original.rows.get(id);
    if (!row) return true;
    let before = this.before.get(id);
    if (before === undefined) {
      before = this.visible.ofRow(this.original, row, this.places);
      this.before.set(id, before);
    }
    return this.visible.ofRow({ rows: this.rows }, this.rows.get(id) as Row, this.places) === before;
  }
}

const addedTypes = ['Person', 'LegalEntity', 'License', 'Permit', 'Penalty', 'EntityChange', 'HouseholdMember'];

function addedRows(schema: GraphQLSchema, catalogue: ModelCatalogue, world: ModelWorld, random: Random): Row[] {
  const ids = idsOf([...world.rows.values()]);
  return addedTypes.map((type) => ({
    ...buildRow(schema, catalogue, ids, type, `${type}:added`, random),
    unnamed: true,
  }));
}

function idsOf(rows: readonly Row[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, type } of rows) ids.set(type, [...(ids.get(type) ?? []), id]);
  return ids;
}

/** Another cell; of a list of rows as often one with some rows more, less or moved as a wholly different one. */
function other(
  schema: GraphQLSchema,
  row: Row,
  name: string,
  composite: boolean,
  ids: ReadonlyMap<string, readonly string[]>,
  random: Random,
): Cell {
  if (!composite) return newCell(schema, row.type, name, random);
  const type = schema.getType(row.type) as GraphQLObjectType;
  const fresh = link(schema, type, name, ids, random);
  const cell = row.cells[name];
  if (random.chance(0.3) || typeof cell !== 'object' || cell === null || !('refs' in cell)) return fresh;
  const refs = cell.refs.filter(() => random.chance(0.8));
  for (const ref of refsOf(fresh)) if (!refs.includes(ref)) refs.splice(random.below(refs.length + 1), 0, ref);
  return { refs };
}
