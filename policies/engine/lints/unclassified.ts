import { type GraphQLArgument, isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';
import type { Place } from '../compile/place';
import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

/** Every field, argument and input field of the graph stands in the catalogue: what doesn't is shared with nobody. */
export function unclassified(source: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const classified = [...source.fields.keys()];
  for (const type of Object.values(source.schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isInputObjectType(type)) {
      for (const { name } of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${name}`;
        if (source.inputs.has(coordinate)) continue;
        const place = placeOfInput(source, type.name);
        faults.push(missing(place, coordinate, 'what it does (`nothing`, `probes`, `looksUp` or `verifies`)', ''));
      }
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const entry = source.fields.get(coordinate);
      if (entry) faults.push(...unclassifiedArguments(entry, field.args));
      else {
        const unknown = classified.filter((each) => each.startsWith(`${type.name}.`) && !isInGraph(source, each));
        const place = placeOfType(source, type.name, coordinate);
        faults.push(missing(place, coordinate, 'label, level and class', didYouMean(coordinate, unknown)));
      }
    }
  }
  return faults;
}

function unclassifiedArguments(
  entry: NonNullable<ReturnType<PolicySource['fields']['get']>>,
  args: readonly GraphQLArgument[],
): PolicyFault[] {
  return args
    .filter(({ name }) => !Object.hasOwn(entry.content.arguments ?? {}, name))
    .map(({ name }) =>
      missing(entry.place(), `${entry.coordinate}(${name}:)`, 'what it does (`nothing`, `probes`, `looksUp`, …)', ''),
    );
}

function missing(place: Place, coordinate: string, what: string, suggestion: string): PolicyFault {
  const hint = `Classify it: state ${what}.${suggestion}`;
  return faultAt(place, 'unclassified', `\`${coordinate}\` is in the graph and not in the catalogue`, hint);
}

function isInGraph({ schema }: PolicySource, coordinate: string): boolean {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const type = schema.getType(typeName);
  return isObjectType(type) && Object.hasOwn(type.getFields(), fieldName);
}

/** Where the entry would stand: in the type, in the document of a subgraph that resolves the coordinate. */
function placeOfType({ catalogues, facts }: PolicySource, typeName: string, coordinate: string): Place {
  const resolving = facts.subgraphs.get(coordinate) ?? [];
  const inType = catalogues.filter(({ content }) => content.types?.[typeName]);
  const best =
    inType.find(({ content }) => resolving.includes(content.subgraph)) ??
    catalogues.find(({ content }) => resolving.includes(content.subgraph)) ??
    inType[0];
  return best?.place('types', typeName) ?? catalogues[0]?.place() ?? nowhere;
}

function placeOfInput({ catalogues }: PolicySource, typeName: string): Place {
  const best = catalogues.find(({ content }) => content.inputs?.[typeName]);
  return best?.place('inputs', typeName) ?? catalogues[0]?.place() ?? nowhere;
}

const nowhere: Place = { file: 'catalogue', line: 1, column: 1 };
