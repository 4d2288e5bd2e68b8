import { parseCaseNumber } from '../../schema/scalars/case-number';
import { IdentifierError } from '../../schema/scalars/identifier-error';
import { parseItemCode } from '../../schema/scalars/item-code';
import { RequestError } from '../errors/request-error';
import type { Consumer } from './model';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * For which service item and case a request is made: headers `x-share-item` and `x-share-case`, or
 * `extensions.share = { item, case }` in the GraphQL request; both only when they agree.
 * @param extension as the client sent it
 * @throws RequestError BAD_REQUEST, ITEM_CONFLICT, ITEM_INVALID or CASE_INVALID, never quoting the numbers
 */
export function shareScope(headers: Headers, extension: unknown): Pick<Consumer, 'item' | 'case'> {
  const share = extensionMembers(extension);
  const item = agreed('the service items', itemCode(headers['x-share-item']), itemCode(share.item));
  const number = agreed('the case numbers', caseNumber(headers['x-share-case']), caseNumber(share.case));
  if (number !== null && item === null)
    throw new RequestError('CASE_INVALID', { detail: 'it is given without its service item' });
  if (number !== null && item !== null && !number.startsWith(item))
    throw new RequestError('CASE_INVALID', { detail: 'it belongs to another service item' });
  return { item, case: number };
}

function extensionMembers(extension: unknown): { item?: string; case?: string } {
  if (extension === undefined || extension === null) return {};
  const detail = 'expected `extensions.share` to be `{ item?: string, case?: string }`';
  if (typeof extension !== 'object' || Array.isArray(extension)) throw new RequestError('BAD_REQUEST', { detail });
  const members = extension as Record<string, unknown>;
  for (const [name, value] of Object.entries(members)) {
    const known = name === 'item' || name === 'case';
    if (!known || (value !== null && typeof value !== 'string')) throw new RequestError('BAD_REQUEST', { detail });
  }
  return { item: text(members['item']), case: text(members['case']) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function agreed(what: string, header: string | null, extension: string | null): string | null {
  if (header !== null && extension !== null && header !== extension) throw new RequestError('ITEM_CONFLICT', { what });
  return header ?? extension;
}

function itemCode(given: string | undefined): string | null {
  if (!given) return null;
  const code = parsed(given, parseItemCode);
  // 33 characters name a business handling item, which is no purpose of its own.
  if (code?.length !== 31) throw new RequestError('ITEM_INVALID');
  return code;
}

function caseNumber(given: string | undefined): string | null {
  if (!given) return null;
  const number = parsed(given, parseCaseNumber);
  if (number === null)
    throw new RequestError('CASE_INVALID', { detail: 'expected the item code, the date as yyyymmdd and 4 digits' });
  return number;
}

function parsed(given: string, parse: (text: string) => string): string | null {
  try {
    return parse(given.trim());
  } catch (error) {
    if (error instanceof IdentifierError) return null;
    throw error;
  }
}
