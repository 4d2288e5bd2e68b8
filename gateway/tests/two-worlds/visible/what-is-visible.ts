import { applyMask } from '../../../../policies/engine/masks/apply-mask';
import { hash } from '../../reference/hash';
import type { ModelCatalogue, ModelField } from '../model/catalogue';
import { attributeNames } from '../model/cell-value';
import { derivedValue, inputsOf } from '../model/derive';
import { type Cell, type ModelWorld, type Row, refsOf } from '../model/model';
import { atPlace } from './at-place';
import { denialOf } from './denial-of';
import type { Grant, View } from './grants';
import { inputOf } from './input-of';
import { isChild } from './is-child';
import { isKept } from './is-kept';
import { isSensitive } from './is-sensitive';
import { type Places, placesOf } from './places-of';
import { readsPlace } from './reads-place';

const years = [2025, 2026, 2027, 2028, 2040];

/**
 * What views may see of each row, as text: the values, what masks leave of them, the rows that rules keep, what is
 * derived, and whether the row is about a child or somebody who did not consent. Worlds in which this text is the same
 * for every row must not be told apart by these readers; nothing else of a row is in it.
 */
export class Visible {
  /** Coordinates whose cells are seen in every row: looked up and verified ones, and what is derived across rows. */
  readonly whole: ReadonlySet<string>;
  /** Coordinates on which something visible may depend; the cells of all others may hold anything. */
  readonly tied: ReadonlySet<string>;
  /** Those of them on which something visible in another row may depend: what rules and subjects read. */
  readonly read: ReadonlySet<string>;
  /** How many links away such a row can be. */
  readonly hops: 1 | 2;

  private readonly filtered: ReadonlySet<string>;
  /** Many traces run in one world. */
  private readonly known = new WeakMap<ModelWorld, ReadonlyMap<string, string>>();

  constructor(
    private readonly catalogue: ModelCatalogue,
    private readonly views: readonly View[],
  ) {
    const roles = [...catalogue.content.values()].flatMap((entry) => Object.values(entry.arguments ?? {}));
    this.filtered = new Set(roles.flatMap((role) => (typeof role === 'object' && 'probes' in role ? role.probes : [])));
    this.whole = wholeCoordinates(catalogue, views);
    this.read = readCoordinates(catalogue, views);
    const inputs = views.flatMap(({ grants }) => [...grants.values()].flat().flatMap(({ rows }) => rows?.reads ?? []));
    this.hops = inputs.some((input) => input.split('.').length > 2) ? 2 : 1;
    this.tied = tiedCoordinates(catalogue, views, new Set([...this.whole, ...this.read]));
  }

  of(world: ModelWorld): ReadonlyMap<string, string> {
    let seen = this.known.get(world);
    if (!seen) {
      const places = this.placesOf(world);
      seen = new Map([...world.rows.values()].map((row) => [row.id, this.ofRow(world, row, places)]));
      this.known.set(world, seen);
    }
    return seen;
  }

  /** For each view where its reader comes upon the rows of a world. */
  placesOf(world: ModelWorld): readonly Places[] {
    return this.views.map((view) => placesOf(this.catalogue, view, world));
  }

  /** Whether a cell is seen as it is, so that no other value could go unnoticed. */
  isOpen(world: ModelWorld, row: Row, coordinate: string, places: readonly Places[]): boolean {
    if (this.whole.has(coordinate) && !this.cannotBeNamed(row)) return true;
    return this.views.some(
      (view, index) =>
        denialOf(this.catalogue, view, world, row) === null &&
        placesOfRow(places[index], row).some((place) => isPlain(view, coordinate, place)),
    );
  }

  /**
   * @param places of the world or of one that looks like it: what leads from row to row is itself seen, so that rows
   *   stand below the same fields in both
   */
  ofRow(world: ModelWorld, row: Row, places: readonly Places[]): string {
    const parts: unknown[] = [];
    const hidden = this.cannotBeNamed(row);
    for (const { coordinate, name } of this.catalogue.fields.get(row.type) ?? []) {
      if (this.whole.has(coordinate) && !hidden) parts.push(row.cells[name]);
    }
    for (const [index, view] of this.views.entries()) {
      const denial = denialOf(this.catalogue, view, world, row);
      parts.push(denial);
      if (denial === 'minor' || denial === 'consent') {
        // Filters are decided for a coordinate: whoever reads it may filter by it, closed rows among the others.
        for (const { coordinate, name } of this.catalogue.fields.get(row.type) ?? []) {
          if (this.filtered.has(coordinate) && mayFilter(view, coordinate)) parts.push(row.cells[name]);
        }
        continue;
      }
      // Where the register of persons fails, what is about a person is refused and what is about a firm is not.
      const rule = this.catalogue.subjects.get(row.type);
      if (typeof rule === 'object' && 'path' in rule) parts.push(row.cells[rule.path]);
      for (const field of this.catalogue.fields.get(row.type) ?? []) {
        const grants = view.grants.get(field.coordinate);
        if (!grants) continue;
        if (denial === 'unknown' && isSensitive(this.catalogue, field.coordinate)) continue;
        for (const place of grants.some(readsPlace) ? placesOfRow(places[index], row) : [null]) {
          const counting = atPlace(grants, place);
          if (counting.length === 0) continue;
          const seen = this.ofField(world, view, row, field, counting, place);
          // A pseudonym is the same for the same key, and never the key.
          const named = this.catalogue.content.get(field.coordinate)?.pseudonym === true;
          parts.push(field.name, named ? hash(JSON.stringify(seen)) : seen);
        }
      }
    }
    return JSON.stringify(parts);
  }

  /** A child, or somebody who did not consent: arguments that name them are refused, so nothing is verified of them. */
  private cannotBeNamed({ type, cells }: Row): boolean {
    if (type !== 'Person') return false;
    const number = String(cells['idNumber']);
    const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
    return this.views.every(
      ({ minorsAllowed, consentNeeded, reader, nowMs }) =>
        (!minorsAllowed && isChild(bornOn, nowMs)) || (consentNeeded && !reader.consent?.subjects.includes(number)),
    );
  }

  private ofField(
    world: ModelWorld,
    view: View,
    row: Row,
    field: ModelField,
    grants: readonly Grant[],
    place: string | null,
  ): unknown {
    const cell = row.cells[field.name] ?? null;
    const holds = (grant: Grant, of: Row) => isKept(world, view, grant, of, place);
    const asked = ({ when }: Grant, args: Readonly<Record<string, unknown>>) =>
      !when || when.holds((input) => inputOf(world, view, row, input, args, place));
    const kept = grants.filter((grant) => holds(grant, row));
    if (field.derivedFrom.length > 0) return derived(row, field, kept, asked);
    if (typeof cell === 'object' && cell !== null && 'refs' in cell) {
      return together(grants).map((some) =>
        refsOf(cell).filter((id) => {
          const target = world.rows.get(id);
          return target && some.some((grant) => holds(grant, target));
        }),
      );
    }
    if (typeof cell === 'object' && cell !== null && 'byArgument' in cell) {
      return attributeNames.map((name) =>
        shown(
          kept.filter((grant) => asked(grant, { name })),
          cell.byArgument[name] ?? null,
        ),
      );
    }
    return together(kept).map((some) => shown(some, cell));
  }
}

/**
 * Grants by which arguments can make them count: which of those with a `when` do is up to the request, so what each of
 * them leaves is seen by itself. All of them at once say the order of what they keep.
 */
function together(grants: readonly Grant[]): readonly (readonly Grant[])[] {
  const conditional = grants.filter(({ when }) => when);
  if (conditional.length === 0) return [grants];
  return [grants, grants.filter(({ when }) => !when), ...conditional.map((grant) => [grant])];
}

/** @param kept those of its grants whose rows hold */
function derived(
  row: Row,
  field: ModelField,
  kept: readonly Grant[],
  asked: (grant: Grant, args: Readonly<Record<string, unknown>>) => boolean,
): unknown {
  const { coordinate, kind, roles, derivedFrom } = field;
  const value = (args: Readonly<Record<string, unknown>>) =>
    derivedValue(coordinate, kind, inputsOf(row, derivedFrom), args);
  const names = Object.keys(roles);
  if (ofOneRow(field) && names.length === 0) return together(kept).map((some) => shown(some, value({})));
  if (ofOneRow(field) && names.every((name) => name === 'year')) {
    return years.map((year) =>
      shown(
        kept.filter((grant) => asked(grant, { year })),
        value({ year }),
      ),
    );
  }
  // Asked with every argument there is, it says all of its inputs; those of other rows are seen as a whole.
  const inputs = ofOneRow(field) ? inputsOf(row, derivedFrom) : [];
  return together(kept).map((some) => some.length > 0 && [shown(some, true), inputs]);
}

/** Those below which a reader comes upon a row, and the one that nobody knows: there other rows depend on it. */
function placesOfRow(places: Places | undefined, { id }: Row): readonly (string | null)[] {
  return [null, ...[...(places?.get(id) ?? [])].sort()];
}

/** Nobody knows where an object stands that is filtered by. */
function mayFilter({ grants }: View, coordinate: string): boolean {
  return atPlace(grants.get(coordinate) ?? [], null).some(({ mask, rows }) => mask === null && !rows);
}

function isPlain({ grants }: View, coordinate: string, place: string | null): boolean {
  const counting = atPlace(grants.get(coordinate) ?? [], place);
  return counting.some(({ mask, rows, when }) => mask === null && !rows && !when);
}

/** What the grants that hold leave of a value: itself, or what each mask shows. */
function shown(kept: readonly Grant[], cell: Cell): unknown {
  if (kept.some(({ mask }) => mask === null)) return [cell];
  return kept.map(({ mask }) => (typeof cell === 'string' ? applyMask(mask ?? 'hidden', cell) : cell === null));
}

function ofOneRow({ coordinate, derivedFrom }: ModelField): boolean {
  const type = coordinate.slice(0, coordinate.indexOf('.') + 1);
  return derivedFrom.every((input) => input.startsWith(type));
}

function wholeCoordinates({ content, inputs, fields }: ModelCatalogue, views: readonly View[]): Set<string> {
  const whole = new Set<string>();
  const granted = new Set(views.flatMap(({ grants }) => [...grants.keys()]));
  for (const coordinate of granted) {
    const entry = content.get(coordinate);
    if (!entry) continue;
    const [type, name] = coordinate.split('.') as [string, string];
    for (const role of [
      ...Object.values(entry.arguments ?? {}),
      ...(name === 'disciplineCheck' ? inputs.values() : []),
    ]) {
      if (typeof role === 'object' && 'looksUp' in role) whole.add(role.looksUp);
      if (typeof role === 'object' && 'verifies' in role) whole.add(role.verifies);
    }
    if (coordinate === 'Query.division') whole.add('Division.code');
    const own = fields.get(type)?.find((field) => field.name === name);
    if (!own || !ofOneRow(own)) for (const input of entry.derivedFrom ?? []) whole.add(input);
  }
  return whole;
}

/** By name only: what a nested path reads is read of any type that has such a field. */
function readCoordinates({ subjects, fields }: ModelCatalogue, views: readonly View[]): Set<string> {
  const names = new Set<string>();
  for (const { grants } of views) {
    for (const of of grants.values()) {
      for (const { rows } of of)
        for (const input of rows?.reads ?? []) for (const name of input.split('.').slice(1)) names.add(name);
    }
  }
  const read = new Set<string>();
  for (const [type, own] of fields) {
    const rule = subjects.get(type);
    const about = typeof rule === 'object' ? Object.values(rule) : [];
    for (const { name, coordinate } of own) if (about.includes(name) || names.has(name)) read.add(coordinate);
  }
  return read;
}

function tiedCoordinates(
  { content }: ModelCatalogue,
  views: readonly View[],
  depended: ReadonlySet<string>,
): Set<string> {
  const tied = new Set(depended);
  for (const { grants } of views) {
    for (const coordinate of grants.keys()) {
      tied.add(coordinate);
      for (const input of content.get(coordinate)?.derivedFrom ?? []) tied.add(input);
    }
  }
  return tied;
}
