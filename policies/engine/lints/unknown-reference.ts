import { Kind } from 'graphql';
import { parseOperation } from '../compile/parse-operation';
import { faultAt, type Place } from '../compile/place';
import type { PolicySource, Sourced } from '../compile/policy-source';
import type { ItemContent } from '../documents';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

/** Organisations, items and operations that documents name are there, and codes name one thing each. */
export function* unknownReference(source: PolicySource): Iterable<PolicyFault | null> {
  const { organisations, clients, items, catalogues } = source;
  for (const { content, place } of catalogues) {
    yield unknown(() => place('owner'), 'organisation', content.owner, organisations);
  }
  for (const { content, place } of clients.values()) {
    yield unknown(() => place('organisation'), 'organisation', content.organisation, organisations);
  }
  const codes = new Map<string, string>();
  for (const item of items.values()) {
    yield* inItem(source, item);
    const { code, id } = item.content;
    const other = codes.get(code);
    if (other) {
      const message = `the code \`${code}\` is that of item \`${other}\` already`;
      yield faultAt(item.place('code'), 'duplicate', message, 'Every item has a code of its own.');
    }
    codes.set(code, id);
  }
  if (!source.limits) {
    const message = 'there are no general limits for look-ups and verifications';
    const place = { file: 'registry/limits.yaml', line: 1, column: 1 };
    yield faultAt(place, 'unknown_reference', message, 'Write registry/limits.yaml.');
  }
}

function* inItem(
  { organisations, operations }: PolicySource,
  { content, place }: Sourced<ItemContent>,
): Iterable<PolicyFault | null> {
  yield unknown(() => place('owner'), 'organisation', content.owner, organisations);
  for (const organisation of Object.keys(content.steps)) {
    yield unknown(() => place('steps', organisation), 'organisation', organisation, organisations);
  }
  for (const [index, file] of (content.operations ?? []).entries()) {
    const text = operations.get(file);
    const at = () => place('operations', index);
    yield unknown(at, 'operation', file, operations);
    const problem = text === undefined ? null : wrongOperation(text);
    if (problem) yield faultAt(at(), 'unknown_reference', `\`${file}\`: ${problem}`, 'Correct the file.');
  }
}

function unknown(
  place: () => Place,
  what: string,
  name: string,
  known: ReadonlyMap<string, unknown>,
): PolicyFault | null {
  if (known.has(name)) return null;
  const hint = `Register it or correct the name.${didYouMean(name, known.keys())}`;
  return faultAt(place(), 'unknown_reference', `there is no ${what} \`${name}\``, hint);
}

function wrongOperation(text: string): string | null {
  const document = parseOperation(text);
  if (!document) return 'no GraphQL document';
  const count = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  return count === 1 ? null : `${count} operations, expected one`;
}
