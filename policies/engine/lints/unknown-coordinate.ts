import { isInputObjectType, isObjectType } from 'graphql';
import { argumentRole, roleCoordinates } from '../compile/argument-roles';
import { faultAt, type Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

/** Whatever the catalogue names is in the graph: an entry that matches nothing is a misspelt one. */
export function unknownCoordinate(source: PolicySource): PolicyFault[] {
  const { schema, fields, inputs } = source;
  const faults: PolicyFault[] = [];
  const known = new Set(graphCoordinates(source));
  const unknown = (place: Place, what: string, name: string, candidates: Iterable<string>) => {
    const hint = `Correct or remove it.${didYouMean(name, candidates)}`;
    faults.push(faultAt(place, 'unknown_coordinate', `${what} \`${name}\` is not in the graph`, hint));
  };
  for (const { coordinate, typeName, fieldName, content, place } of fields.values()) {
    const type = schema.getType(typeName);
    const definition = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!definition) {
      unknown(place(), 'the coordinate', coordinate, known);
      continue;
    }
    const names = definition.args.map(({ name }) => name);
    for (const [name, role] of Object.entries(content.arguments ?? {})) {
      if (!names.includes(name)) unknown(place('arguments', name), `the argument of ${coordinate}`, name, names);
      for (const target of roleCoordinates(argumentRole(role))) {
        if (!known.has(target)) unknown(place('arguments', name), 'the coordinate', target, known);
      }
    }
    content.derivedFrom?.forEach((input, index) => {
      if (!known.has(input)) unknown(place('derivedFrom', index), 'the coordinate', input, known);
    });
  }
  for (const [coordinate, { content, place }] of inputs) {
    const [typeName, fieldName] = coordinate.split('.') as [string, string];
    const type = schema.getType(typeName);
    if (!isInputObjectType(type) || !type.getFields()[fieldName]) unknown(place(), 'the input field', coordinate, []);
    for (const target of roleCoordinates(argumentRole(content))) {
      if (!known.has(target)) unknown(place(), 'the coordinate', target, known);
    }
  }
  return faults;
}

function* graphCoordinates({ schema }: PolicySource): Iterable<string> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const name of Object.keys(type.getFields())) yield `${type.name}.${name}`;
  }
}
