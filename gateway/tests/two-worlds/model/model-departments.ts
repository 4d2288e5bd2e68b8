import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RoleContent } from '../../../../policies/engine/documents';
import { packageRoot } from '../../../../schema/lib/package-root';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../../../execute/department';
import { fieldFaults } from '../../../execute/field-faults';
import { hash } from '../../reference/hash';
import { overTheWire } from '../../reference/in-process-departments';
import type { ModelCatalogue, ModelField } from './catalogue';
import { derivedValue, inputsOf, REQUIRING } from './derive';
import type { Fault } from './faults';
import { type Row, refsOf } from './model';
import type { WorldView } from './world-view';

/** What a resolver is given: a row, the representation it was entered by, or what a verdict is about. */
interface Parent {
  readonly type: string;
  readonly row: Row | null;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly args?: Readonly<Record<string, unknown>>;
}

interface Context {
  readonly view: WorldView;
  readonly subgraph: string;
  readonly faults: readonly Fault[];
}

/** Every call of a step, and what may be done while one is under way. */
export interface ModelState {
  readonly view: WorldView;
  readonly faults: readonly Fault[];
  onCall(request: DepartmentRequest): void;
  /** Time goes on to this moment, in milliseconds since the epoch. */
  waitUntil(ms: number): void;
}

const keys: Readonly<Record<string, string>> = {
  Person: 'pid',
  LegalEntity: 'uscc',
  License: 'licenseId',
  Permit: 'permitId',
  Penalty: 'penaltyId',
  Address: 'addressId',
  Division: 'code',
};

const documents = new LRUCache<string, DocumentNode>({ max: 2_000 });

/** The seven departments over rows in memory, in process. `state` says which world answers, anew for each call. */
export function modelDepartments(
  full: GraphQLSchema,
  catalogue: ModelCatalogue,
  state: () => ModelState,
): Departments & { close(): Promise<void> } {
  const schemas = subgraphSchemas(full, catalogue);
  return {
    async call(request) {
      const { view, faults: all, onCall, waitUntil } = state();
      onCall(request);
      const { subgraph, document } = request.fetch;
      const schema = schemas.get(subgraph);
      if (!schema) throw new Error(`no department \`${subgraph}\``);
      const faults = all.filter((fault) => fault.subgraph === subgraph);
      const has = (kind: Fault['kind']) => faults.some((fault) => fault.kind === kind);
      if (has('down')) throw fieldFaults.DEPARTMENT_UNAVAILABLE;
      if (has('refused')) throw fieldFaults.DEPARTMENT_REFUSED;
      if (has('hang')) {
        waitUntil(request.deadlineMs);
        throw fieldFaults.DEPARTMENT_TIMEOUT;
      }
      if (has('garbage')) return { data: 'xgarbage00x', errors: [{ message: 'xgarbage00x' }] };
      let parsed = documents.get(document);
      if (!parsed) {
        parsed = parse(document, { noLocation: true });
        documents.set(document, parsed);
      }
      const contextValue: Context = { view, subgraph, faults };
      const variableValues = JSON.parse(request.variablesText);
      const answer = JSON.parse(
        JSON.stringify(await execute({ schema, document: parsed, variableValues, contextValue })),
      );
      return overTheWire(disturbed(answer, has), request);
    },
    async close() {},
  };
}

function subgraphSchemas(full: GraphQLSchema, catalogue: ModelCatalogue): ReadonlyMap<string, GraphQLSchema> {
  const folder = join(packageRoot(), 'schema', 'subgraphs');
  return new Map(
    readdirSync(folder).map((file) => {
      const typeDefs = parse(readFileSync(join(folder, file), 'utf8'));
      const declared = typeDefs.definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : []));
      const entities = declared.filter((name) => keys[name]);
      const resolvers = Object.fromEntries(entities.map((name) => [name, { __resolveReference: referenced } as never]));
      const schema = buildSubgraphSchema({ typeDefs, resolvers });
      wire(schema, full, catalogue);
      return [file.replace('.graphql', ''), schema] as const;
    }),
  );
}

function referenced(given: Readonly<Record<string, unknown>>, { view, subgraph, faults }: Context): Parent | null {
  const type = String(given['__typename']);
  const key = keys[type] ?? '';
  const row = view.find(type, key, given[key] as string);
  const missing = faults.find(({ kind }) => kind === 'missingRows');
  if (!row || (missing && hash(`${subgraph} ${row.id} ${missing.salt}`) % 3 === 0)) return null;
  return { type, row, given };
}

function wire(schema: GraphQLSchema, full: GraphQLSchema, catalogue: ModelCatalogue): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (parent: Parent) => parent.type;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const known = new Map(catalogue.fields.get(type.name)?.map((field) => [field.name, field]));
    for (const field of Object.values(type.getFields())) {
      const entry = known.get(field.name);
      if (!entry) continue;
      const output = getNamedType(field.type).name;
      const list = isListType(field.type);
      field.resolve =
        type.name === 'Query'
          ? (_, args, context: Context) => rootValue(entry, output, list, args, context, full)
          : (parent: Parent, args, context: Context) => value(entry, parent, args, context);
    }
  }
}

function value(field: ModelField, parent: Parent, args: Record<string, unknown>, context: Context): unknown {
  const { view, faults } = context;
  const { row } = parent;
  const failing = faults.find(({ kind }) => kind === 'fieldErrors');
  if (row && failing && hash(`${field.coordinate} ${row.id} ${failing.salt}`) % 6 === 0) {
    throw new Error(`cannot read ${field.coordinate} of ${JSON.stringify(row.cells)}`);
  }
  if (!row) return null;
  if (field.derivedFrom.length > 0) return derived(field, parent, row, args, view);
  if (parent.args) return parent.args[field.name] ?? null;
  const cell = row.cells[field.name];
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return cell ?? null;
  if ('byArgument' in cell) return cell.byArgument[String(args['name'])] ?? null;
  const found = refsOf(cell).flatMap((id) => view.row(id) ?? []);
  if ('ref' in cell) return found[0] ? { type: found[0].type, row: found[0] } : null;
  const kept = found.filter((each) => Object.entries(args).every(([name, given]) => passes(field, name, given, each)));
  const first = args['first'];
  return (typeof first === 'number' ? kept.slice(0, first) : kept).map((each) => ({ type: each.type, row: each }));
}

function derived(field: ModelField, parent: Parent, row: Row, args: Record<string, unknown>, view: WorldView): unknown {
  const [from = ''] = field.derivedFrom;
  const about = view.companion(row, from.slice(0, from.indexOf('.')));
  if (!about) return null;
  const given = field.derivedFrom.map((coordinate) => parent.given?.[coordinate.slice(coordinate.indexOf('.') + 1)]);
  const inputs = field.coordinate === REQUIRING ? given : inputsOf(about, field.derivedFrom);
  return derivedValue(field.coordinate, field.kind, inputs, parent.args ?? args);
}

/** A filter keeps what has the value; `since` what is not older. */
function passes(field: ModelField, name: string, given: unknown, row: Row): boolean {
  const role = field.roles[name];
  if (given === null || given === undefined || role === undefined || typeof role === 'string') return true;
  if (!('probes' in role)) return true;
  const probed = [role.probes].flat().find((coordinate) => coordinate.startsWith(`${row.type}.`));
  const cell = row.cells[probed?.slice(probed.indexOf('.') + 1) ?? ''];
  return name === 'since' ? typeof cell === 'string' && cell >= String(given) : cell === given;
}

function rootValue(
  field: ModelField,
  output: string,
  list: boolean,
  args: Record<string, unknown>,
  context: Context,
  full: GraphQLSchema,
): unknown {
  const flat = Object.entries(args).flatMap(([name, given]) =>
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.entries(given)
      : [[name, given] as [string, unknown]],
  );
  const wanted = flat.flatMap(([name, given]) => {
    if (given === null || given === undefined) return [];
    const coordinate = lookedUp(field.roles[name], output, name, full);
    return [given].flat().map((one) => ({ coordinate, value: one as string }));
  });
  const rows = wanted.flatMap(({ coordinate, value: one }) => {
    const [type, name] = coordinate?.split('.') ?? [];
    return type && name ? [context.view.find(type, name, one)] : [];
  });
  if (list) return rows.map((row) => (row ? { type: output, row } : null));
  const row = rows[0] ?? null;
  if (!field.composite) return row ? derived(field, { type: 'Query', row }, row, args, context.view) : null;
  if (!row) return null;
  if (output.endsWith('Verdict')) return { type: output, row, args: { ...args } };
  const found = context.view.companion(row, output);
  return found && { type: output, row: found };
}

/** The cell by which a root argument finds its row. */
export function lookedUp(
  role: RoleContent | undefined,
  output: string,
  name: string,
  full: GraphQLSchema,
): string | null {
  if (typeof role === 'object') {
    if ('looksUp' in role) return role.looksUp;
    if ('probes' in role) return [role.probes].flat()[0] ?? null;
    if ('verifies' in role) return role.verifies;
    return null;
  }
  if (name === 'uscc') return 'LegalEntity.uscc';
  if (name === 'idNumber') return 'Person.idNumber';
  const type = full.getType(output);
  return isObjectType(type) && type.getFields()[name] ? `${output}.${name}` : null;
}

function disturbed(answer: DepartmentAnswer, has: (kind: Fault['kind']) => boolean): DepartmentAnswer {
  const data = answer.data as Record<string, unknown> | null;
  if (!data) return answer;
  for (const [name, rows] of Object.entries(data)) {
    if (!name.startsWith('_entities') || !Array.isArray(rows) || answer.errors) continue;
    if (has('duplicated')) rows.push(...rows.filter((row) => row !== null));
    if (has('reordered')) rows.reverse();
  }
  if (has('talkative')) addMore(data);
  return answer;
}

function addMore(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) addMore(each);
  if (!Array.isArray(value)) Object.assign(value, { unasked: 'xunasked00x', photo: 'xunasked00x' }, value);
}
