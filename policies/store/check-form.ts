import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { PolicyFault } from '../engine/policy-fault';
import agreement from '../schemas/agreement.schema.json';
import cases from '../schemas/cases.schema.json';
import catalogue from '../schemas/catalogue.schema.json';
import clients from '../schemas/clients.schema.json';
import items from '../schemas/items.schema.json';
import limits from '../schemas/limits.schema.json';
import officers from '../schemas/officers.schema.json';
import organisations from '../schemas/organisations.schema.json';
import { explainFormError } from './explain-form-error';
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
/** They only say that something below them went wrong, which is told by itself. */
const told = new Set(['if', 'propertyNames']);
/** Nobody reads more of one document at once. */
const maxFaults = 100;
const validators = new Map<FormKind, ValidateFunction>();

/** Faults in the form of a document: keys it must not or must have, and values of the wrong kind. */
export function checkForm(file: string, kind: FormKind, document: YamlDocument): PolicyFault[] {
  const validate = validators.get(kind) ?? ajv.compile(schemas[kind]);
  validators.set(kind, validate);
  if (validate(document.content)) return [];
  return (validate.errors as ErrorObject[])
    .filter(({ keyword, schemaPath }) => !told.has(keyword) && !schemaPath.includes('/anyOf/'))
    .slice(0, maxFaults)
    .map((error) => fault(file, document, error));
}

function fault(file: string, document: YamlDocument, error: ErrorObject): PolicyFault {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const { message, hint, key } = explainFormError(error, nameOf(path));
  return { code: 'form', message, file, ...document.at(key === undefined ? path : [...path, key]), hint };
}

function nameOf(path: readonly string[]): string {
  const [list, last] = [path.at(-2), path.at(-1)];
  if (last === undefined) return 'the document';
  if (!/^\d+$/.test(last)) return `\`${last}\``;
  return list === undefined ? `entry ${Number(last) + 1}` : `entry ${Number(last) + 1} of \`${list}\``;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
