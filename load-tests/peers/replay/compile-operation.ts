import { world } from '../world/world';
import { argumentValue } from './argument-value';
import { readOperation } from './read-operation';
import { argumentsOf, Selection } from './selection';

/** Writes `{"data":…}` for the variables of one request. Throws `Error` for what the world lacks. */
export type Operation = (variables: Readonly<Record<string, unknown>>) => string;

/** Texts kept for each root field or entity selection; more are forgotten, oldest first. */
const mostTexts = 30_000;

/**
 * Compiles an operation text once into an assembler that fills it from the world. The text of each entity is kept by
 * its key, so that a warm answer is a concatenation: the replay server must never be what is measured.
 * @throws GraphQLError for a text that does not parse, `Error` for one without the operation
 */
export function compileOperation(text: string, operationName: string | null): Operation {
  const { operation, fragments } = readOperation(text, operationName);
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue) defaults[variable.name.value] = argumentValue(defaultValue, {});
  const root = new Selection([operation.selectionSet], fragments, world);
  const parts = root.fields('Query').map((field) => ({ label: field.label, write: rootField(field) }));
  return (given) => {
    const variables = { ...defaults, ...given };
    return `{"data":{${parts.map(({ label, write }) => label + write(variables)).join(',')}}}`;
  };
}

type RootField = ReturnType<Selection['fields']>[number];

function rootField({ name, nodes, selection }: RootField): Operation {
  if (name === '__typename') return () => '"Query"';
  if (name === '_entities' && selection) return entitiesField(nodes[0]!, selection);
  const resolve = world.query[name];
  if (!resolve) throw new Error(`the replay server has no root field \`${name}\``);
  const kept = new Map<string, string>();
  return (variables) => {
    const args = argumentsOf(nodes[0]!, variables);
    return keep(kept, JSON.stringify(args) + variablesText(selection, variables), () => {
      const value = resolve(args);
      return selection ? selection.write(value, variables) : JSON.stringify(value);
    });
  };
}

function entitiesField(node: RootField['nodes'][number], selection: Selection): Operation {
  const kept = new Map<string, string>();
  return (variables) => {
    const { representations } = argumentsOf(node, variables);
    const suffix = variablesText(selection, variables);
    return `[${(representations as Readonly<Record<string, unknown>>[])
      .map((representation) => {
        const typeName = String(representation['__typename']);
        const entity = world.entities[typeName];
        if (!entity) throw new Error(`the replay server has no entity \`${typeName}\``);
        const key = String(representation[entity.key]);
        return keep(kept, `${typeName} ${key}${suffix}`, () => selection.write(entity.find(key), variables));
      })
      .join(',')}]`;
  };
}

/** The representations are not among them: they stand beside the selection, not in it. */
function variablesText(selection: Selection | null, variables: Readonly<Record<string, unknown>>): string {
  if (!selection || selection.variableNames.length === 0) return '';
  return JSON.stringify(selection.variableNames.map((name) => variables[name] ?? null));
}

function keep(kept: Map<string, string>, key: string, make: () => string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const text = make();
  if (kept.size >= mostTexts) kept.delete(kept.keys().next().value as string);
  kept.set(key, text);
  return text;
}
