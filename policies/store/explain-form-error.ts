import type { ErrorObject } from 'ajv';
import { didYouMean, nearest } from '../engine/nearest';

export interface FormProblem {
  /** Quotes the offending text, says expected and got. */
  readonly message: string;
  readonly hint: string;
  /** The key that it is about, below the place of the error. */
  readonly key?: string;
}

/**
 * What an error of a JSON Schema means to whoever wrote the document.
 * @param name what the value stands at, e.g. "`level`" or "the document"
 */
export function explainFormError(error: ErrorObject, name: string): FormProblem {
  const { keyword, params, parentSchema, data } = error;
  const hint = describe(parentSchema);
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(params['additionalProperty'] as string, Object.keys(parentSchema?.['properties'] ?? {}), name);
    case 'pattern':
      return wrongForm(error, name);
    case 'required': {
      const key = params['missingProperty'] as string;
      return { message: `${name} lacks the key \`${key}\``, hint: `Add \`${key}\`.` };
    }
    case 'dependencies': {
      const { missingProperty: missing, property } = params as Record<string, string>;
      return { message: `${name} has \`${property}\` without \`${missing}\``, hint: `Add \`${missing}\`.` };
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      const message = `${name} is \`${shown(data)}\`: expected ${allowed.join(', ')}`;
      return { message, hint: `${hint}${didYouMean(String(data), allowed)}` };
    }
    case 'type': {
      const types = [params['type']].flat() as string[];
      return {
        message: `${name} is ${shown(data)}: expected ${types.join(' or ')}`,
        hint: typeHint(types, data, hint),
      };
    }
    case 'minItems':
    case 'minProperties': {
      const count = `${name} has ${Object.keys(data as object).length} of at least ${params['limit']} entries`;
      return { message: count, hint };
    }
    case 'maxProperties':
      return { message: `${name} has ${Object.keys(data as object).join(' and ')}: expected one of them`, hint };
    case 'uniqueItems': {
      const twice = (data as unknown[])[params['j'] as number];
      return { message: `${name} names \`${shown(twice)}\` twice`, hint: hint || 'Keep one of the two.' };
    }
    case 'minLength':
      return data === ''
        ? { message: `${name} is empty`, hint: hint || 'Write a text, or remove the key.' }
        : { message: `${name} has ${[...(data as string)].length} of at least ${params['limit']} characters`, hint };
    case 'minimum':
    case 'maximum':
      return {
        message: `${name} is ${shown(data)}: expected a number ${params['comparison']} ${params['limit']}`,
        hint,
      };
    case 'anyOf': {
      const keys = (error.schema as { required: string[] }[]).flatMap(({ required }) => required);
      return { message: `${name} lacks one of the keys ${keys.map((key) => `\`${key}\``).join(', ')}`, hint };
    }
    case 'not':
      return { message: `${name} has keys that exclude each other: ${Object.keys(data as object).join(', ')}`, hint };
    default:
      return { message: `${name} ${error.message}`, hint };
  }
}

function unknownKey(key: string, known: readonly string[], name: string): FormProblem {
  const near = nearest(key, known);
  const hint = near ? `Did you mean \`${near}\`?` : `Known keys: ${known.join(', ')}.`;
  return { message: `unknown key \`${key}\` in ${name}`, hint, key };
}

/** The pattern in words where its schema has some. */
function wrongForm({ parentSchema, params, propertyName, data }: ErrorObject, name: string): FormProblem {
  const words: unknown = parentSchema?.['description'];
  const pattern = `\`${params['pattern']}\``;
  const expected = typeof words === 'string' ? words : pattern;
  const hint = `The pattern is ${pattern}.`;
  if (propertyName === undefined) {
    return { message: `\`${shown(data)}\` has the wrong form for ${name}: expected ${expected}`, hint };
  }
  const message = `the key \`${propertyName}\` in ${name} has the wrong form: expected ${expected}`;
  return { message, hint, key: propertyName };
}

function typeHint(types: readonly string[], data: unknown, described: string): string {
  if (data === null) return 'Write a value after the colon, or remove the key.';
  if (types.includes('boolean') && typeof data === 'string') return 'Write `true` or `false`, without quotes.';
  if (types.includes('string') && typeof data !== 'object') return 'Put it in quotes.';
  if (types.includes('integer') && typeof data === 'string') return 'Write a whole number, without quotes.';
  if (types.includes('array') && typeof data === 'string') return 'Write a list: `[a, b]`, or a line `- a` for each.';
  return described;
}

/** A value as its document could write it, cut where it is long. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function describe(schema: ErrorObject['parentSchema']): string {
  const description: unknown = schema?.['description'];
  return typeof description === 'string' ? `${description}.` : 'See policies/schemas.';
}
