import {
  type GraphQLLeafType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  print,
} from 'graphql';
import type { Graph } from '../../../schema/supergraph';
import { entityName } from '../../execute/cache/entity-name';
import type { Invalidated } from '../../execute/cache/invalidations';
import type { Seal } from '../../execute/cache/seal';
import { entityKey } from '../../execute/entity-key';
import { ownMember } from '../../execute/own-member';
import { keyFields } from '../../plan/key-fields';
import type { KeyField } from '../../plan/model';
import { type SubgraphTypes, subgraphTypes } from '../../plan/subgraph-types';
import { CliError } from '../output/cli-error';

/**
 * What gateways have to be told so that they ask for a type, or for one entity of it, again: departments may know it as
 * an interface, or by a key of their own.
 * Throws `CliError` for a type that the graph does not have and for a key that is none of it, never showing a value.
 * @param key values by the names of the key's fields; null for everything of the type
 */
export function invalidationsOf(
  graph: Graph,
  seal: Pick<Seal, 'name'>,
  { typeName, key }: { readonly typeName: string; readonly key: Readonly<Record<string, unknown>> | null },
): readonly Invalidated[] {
  const types = sameEntity(graph.full, typeName);
  if (!key) return types.map((name) => ({ typeName: name, entity: null }));
  const subgraphs = [...subgraphTypes(graph).values()];
  const entities = types.flatMap((name) =>
    subgraphs.flatMap((subgraph) =>
      keysOf(subgraph, name, key).map((fields) => {
        checkValues(graph.full, name, fields, key);
        const text = entityKey({ key: fields }, key, 'name');
        if (text === null) throw new CliError(`\`--key\`: expected a value for each of ${quoted(Object.keys(key))}`);
        return JSON.stringify({ typeName: name, entity: entityName(seal, name, text) });
      }),
    ),
  );
  if (entities.length === 0) throw new CliError(noSuchKey(subgraphs, typeName, key));
  return [...new Set(entities)].map((text) => JSON.parse(text) as Invalidated);
}

/** The type, its interfaces and, of an interface, what implements it. */
function sameEntity(full: GraphQLSchema, typeName: string): readonly string[] {
  const type = full.getType(typeName);
  if ((!isObjectType(type) && !isInterfaceType(type)) || typeName.startsWith('__'))
    throw new CliError(`\`--type\`: expected an object type or interface of the graph, got \`${typeName}\``);
  const below = isInterfaceType(type) ? full.getPossibleTypes(type) : [];
  return [type, ...type.getInterfaces(), ...below].map(({ name }) => name);
}

/** Those that have just these fields. */
function keysOf({ schema, keysOf: all }: SubgraphTypes, typeName: string, key: object): (readonly KeyField[])[] {
  const names = Object.keys(key).sort().join();
  return all(typeName)
    .map((set) => keyFields(schema, typeName, set, ''))
    .filter(
      (fields) =>
        fields
          .map(({ name }) => name)
          .sort()
          .join() === names,
    );
}

/** A number where a text is meant would be another key, and nothing would be asked for again. */
function checkValues(full: GraphQLSchema, typeName: string, fields: readonly KeyField[], value: unknown): void {
  const type = full.getType(typeName);
  for (const field of fields) {
    const part = ownMember(value, field.name);
    const output = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name]?.type : undefined;
    const named = output && getNamedType(output);
    for (const each of Array.isArray(part) ? part : [part]) {
      if (field.fields && named) checkValues(full, named.name, field.fields, each);
      else if (isLeafType(named) && !isValue(named, each))
        throw new CliError(`\`--key\`: the value of \`${field.name}\` is no \`${named.name}\``);
    }
  }
}

function isValue(type: GraphQLLeafType, value: unknown): boolean {
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

function noSuchKey(subgraphs: readonly SubgraphTypes[], typeName: string, key: object): string {
  const keys = subgraphs
    .flatMap(({ keysOf: all }) => all(typeName))
    .map((set) => print({ ...set, kind: Kind.SELECTION_SET }));
  const known = [...new Set(keys.map((text) => text.replace(/\s+/g, ' ')))];
  return known.length === 0
    ? `\`--key\`: \`${typeName}\` has no key; leave it out, and everything of the type is asked for again`
    : `\`--key\`: expected the fields of a key of \`${typeName}\`, ${quoted(known)}; got ${quoted(Object.keys(key))}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ') || 'none';
}
