import type { FetchNode, QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { canonical } from '../../schema/lib/canonical';
import type { EntityEntry, PreparedFetch } from '../plan/model';
import { entityKey } from './entity-key';
import { FieldFault } from './model';
import { type BuiltRepresentation, isOfType, representation } from './representation';
import type { TreeObject } from './tree-object';

/** What a department is sent for one object of the tree, as text. */
export interface WrittenRepresentation {
  readonly text: string;
  readonly entry: EntityEntry;
  readonly typeName: string;
  readonly key: string;
  /** Of a key of one text field its value; else null. */
  readonly scalar: string | null;
  /** As in `BuiltRepresentation`; null when nothing is lacking. */
  readonly lacking: BuiltRepresentation['lacking'] | null;
}

/** Null when there is nothing to ask for this object; a fault when its key could not be had. */
export type Representer = (object: TreeObject) => WrittenRepresentation | FieldFault | null;

/** How objects of one concrete type are written. */
interface Shape {
  /** `{"__typename":"…"`. */
  readonly head: string;
  readonly entry: EntityEntry;
  readonly typeName: string;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly isKey: boolean }[];
  /** The only key field, when its value is not an `ID`, whose numbers are texts. */
  readonly keyName: string | null;
}

/**
 * Compiles what a fetch requires into a writer of representations. Flat requirements, which most are, are written
 * directly; nested ones and those that the planner rewrites are built by `representation` first.
 * @param full the full schema: inputs may be `@inaccessible`
 */
export function representer(node: FetchNode, { entries }: PreparedFetch, full: GraphQLSchema): Representer {
  const keyNames = new Set(entries.flatMap(({ key }) => key.map(({ name }) => name)));
  const general: Representer = (object) => {
    const built = representation(object, node, keyNames, full);
    if (built === null || built instanceof FieldFault) return built;
    const typeName = String(built.representation['__typename']);
    const entry = entryOf(typeName, entries);
    const key = entry && entityKey(entry, built.representation, 'name');
    if (!entry || !key) return null;
    const lacking = built.lacking.size > 0 ? built.lacking : null;
    return { text: canonical(built.representation), entry, typeName, key, scalar: null, lacking };
  };
  const clauses = flatClauses(node);
  if (!clauses) return general;

  const shapes = new Map<string, Shape | null>();
  return (object) => {
    const typeName = object['__typename'];
    if (typeof typeName !== 'string') return general(object);
    let shape = shapes.get(typeName);
    if (shape === undefined) {
      const applying = clauses.filter(({ condition }) => isOfType(object, condition, full));
      shape = shapeOf(typeName, applying, entries, keyNames);
      shapes.set(typeName, shape);
    }
    return shape ? write(object, shape) : general(object);
  };
}

interface Clause {
  readonly condition: string;
  readonly names: readonly string[];
}

/** Null when a requirement is nested or rewritten. */
function flatClauses({ requires, inputRewrites }: FetchNode): readonly Clause[] | null {
  if ((inputRewrites ?? []).length > 0) return null;
  const clauses: Clause[] = [];
  for (const selection of requires ?? []) {
    if (selection.kind !== 'InlineFragment' || selection.typeCondition === undefined) return null;
    if (!selection.selections.every(isFlat)) return null;
    clauses.push({ condition: selection.typeCondition, names: selection.selections.map(({ name }) => name) });
  }
  return clauses;
}

function isFlat(node: QueryPlanSelectionNode): node is QueryPlanFieldNode {
  return node.kind === 'Field' && !node.selections;
}

/** Null when objects of this type are not asked for by a flat key; the general way then says what becomes of them. */
function shapeOf(
  typeName: string,
  clauses: readonly Clause[],
  entries: readonly EntityEntry[],
  keyNames: ReadonlySet<string>,
): Shape | null {
  const names = new Set(clauses.flatMap((clause) => clause.names));
  const entry = entryOf(typeName, entries);
  if (!entry || !names.delete('__typename')) return null;
  if (entry.key.some(({ name, fields }) => fields !== null || !names.has(name))) return null;
  const [only, ...more] = entry.key;
  return {
    head: `{"__typename":${JSON.stringify(typeName)}`,
    entry,
    typeName,
    fields: [...names].sort().map((name) => ({ name, label: `,${JSON.stringify(name)}:`, isKey: keyNames.has(name) })),
    keyName: only && more.length === 0 ? only.name : null,
  };
}

function write(object: TreeObject, shape: Shape): WrittenRepresentation | FieldFault | null {
  const { entry, typeName } = shape;
  let text = shape.head;
  let key: string | null = null;
  let scalar: string | null = null;
  let lacking: Map<string, FieldFault | null> | null = null;
  for (const { name, label, isKey } of shape.fields) {
    const value = object[name];
    if (typeof value === 'string') {
      const written = JSON.stringify(value);
      text += label + written;
      if (name === shape.keyName) {
        key = `[${written}]`;
        scalar = value;
      }
      continue;
    }
    const fault = failure(value);
    if (fault !== undefined) {
      if (isKey) return fault;
      lacking ??= new Map();
      lacking.set(name, fault);
      text += `${label}null`;
    } else text += label + canonical(value);
  }
  key ??= entityKey(entry, object, 'name');
  return key === null ? null : { text: `${text}}`, entry, typeName, key, scalar, lacking };
}

/** A fault in the value, null when it or a part of it is absent, undefined when it is whole. */
function failure(value: unknown): FieldFault | null | undefined {
  if (value === undefined) return null;
  if (value instanceof FieldFault) return value;
  if (!Array.isArray(value)) return undefined;
  const failed = value.map(failure);
  if (failed.includes(null)) return null;
  return failed.find((fault) => fault !== undefined);
}

function entryOf(typeName: string, entries: readonly EntityEntry[]): EntityEntry | undefined {
  return entries.find((entry) => entry.typeName === typeName) ?? entries.find(({ types }) => types.has(typeName));
}
