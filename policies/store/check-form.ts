import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { didYouMean, nearest } from '../engine/nearest';
import type { PolicyFault } from '../engine/policy-fault';
import agreement from '../schemas/agreement.schema.json';
import cases from '../schemas/cases.schema.json';
import catalogue from '../schemas/catalogue.schema.json';
import clients from '../schemas/clients.schema.json';
import items from '../schemas/items.schema.json';
import limits from '../schemas/limits.schema.json';
import officers from '../schemas/officers.schema.json';
import organisations from '../schemas/organisations.schema.json';
import type { YamlDocument } from './yaml-document';

const schemas = { agreement, cases, catalogue, clients, items, limits, officers, organisations };
/** The kinds of policy documents that have a JSON Schema. */
export type FormKind = keyof typeof schemas;

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  // What a document inherits it doesn't say: content from elsewhere may come with prototypes.
  ownProperties: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
});
const validators = new Map<FormKind, ValidateFunction>();

/** Faults in the form of a document: keys it must not or must have, and values of the wrong kind. */
export function checkForm(file: string, kind: FormKind, document: YamlDocument): PolicyFault[] {
  const validate = validators.get(kind) ?? ajv.compile(schemas[kind]);
  validators.set(kind, validate);
  if (validate(document.content)) return [];
  // `if` and `anyOf` only say that something below them went wrong, which is told by itself.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => fault(file, document, error));
}

function fault(file: string, document: YamlDocument, error: ErrorObject): PolicyFault {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const { message, hint, key } = explain(error, path.length === 0 ? 'the document' : `\`${path.at(-1)}\``);
  return { code: 'form', message, file, ...document.at(key === undefined ? path : [...path, key]), hint };
}

function explain(error: ErrorObject, name: string): { message: string; hint: string; key?: string } {
  const { keyword, params, parentSchema, data } = error;
  switch (keyword) {
    case 'additionalProperties': {
      const key = params['additionalProperty'] as string;
      const known = Object.keys(parentSchema?.['properties'] ?? {});
      const near = nearest(key, known);
      const hint = near ? `Did you mean \`${near}\`?` : `Known keys: ${known.join(', ')}.`;
      return { message: `unknown key \`${key}\` in ${name}`, hint, key };
    }
    case 'propertyNames':
    case 'pattern': {
      const text = keyword === 'pattern' ? String(data) : String(params['propertyName']);
      const message = `\`${text}\` has the wrong form for ${name}: expected ${String(params['pattern'] ?? 'a name')}`;
      return { message, hint: describe(parentSchema) };
    }
    case 'required': {
      const key = params['missingProperty'] as string;
      return { message: `${name} lacks the key \`${key}\``, hint: `Add \`${key}\`.` };
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      const message = `${name} is \`${String(data)}\`: expected ${allowed.join(', ')}`;
      return { message, hint: `${describe(parentSchema)}${didYouMean(String(data), allowed)}` };
    }
    case 'type': {
      const expected = [params['type']].flat().join(' or ');
      const message = `${name} is ${JSON.stringify(data)}: expected ${expected}`;
      return { message, hint: expected === 'string' ? 'Put it in quotes.' : describe(parentSchema) };
    }
    default:
      return { message: `${name} ${error.message ?? keyword}`, hint: describe(parentSchema) };
  }
}

function describe(schema: ErrorObject['parentSchema']): string {
  const description: unknown = schema?.['description'];
  return typeof description === 'string' ? `${description}.` : 'See policies/schemas.';
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
