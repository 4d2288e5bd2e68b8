import type { Place } from '../engine/compile/place';
import type { DocumentIndex } from './document-index';

/**
 * Where in the documents a rule stands that a decision names.
 * @param rule `agreement:<id>/grant:<n>`, `agreement:<id>/forbid`, `item:<id>/step:<organisation>`, `item:<id>/<key>`,
 *   `catalogue:<coordinate>`, `client:<id>`, `organisation:<id>`
 * @param coordinate what the decision is about: the line is that of the coordinate where the rule lists several
 * @returns null for what no document says: `default:…`, or an id that is in none
 */
export function rulePlace(source: DocumentIndex, rule: string, coordinate: string): Place | null {
  const [, kind = '', id = '', part = ''] = /^([a-z]+):([^/]+)(?:\/(.*))?$/.exec(rule) ?? [];
  switch (kind) {
    case 'agreement':
      return agreementPlace(source, id, part, coordinate);
    case 'item':
      return itemPlace(source, id, part, coordinate);
    case 'catalogue':
      return source.fields.get(id)?.place() ?? null;
    case 'client':
      return source.clients.get(id)?.place() ?? null;
    case 'organisation':
      return source.organisations.get(id)?.place() ?? null;
    default:
      return null;
  }
}

function agreementPlace(source: DocumentIndex, id: string, part: string, coordinate: string): Place | null {
  const agreement = source.agreements.get(id);
  if (!agreement) return null;
  const { content, place } = agreement;
  if (part === 'forbid') return place('forbids', indexIn(content.forbids, coordinate));
  const number = /^grant:(\d+)$/.exec(part)?.[1];
  if (number === undefined) return place();
  const grant = Number(number) - 1;
  return place('grants', grant, 'coordinates', indexIn(content.grants[grant]?.coordinates, coordinate));
}

function itemPlace(source: DocumentIndex, id: string, part: string, coordinate: string): Place | null {
  const item = source.items.get(id);
  if (!item) return null;
  const organisation = /^step:(.+)$/.exec(part)?.[1];
  if (organisation === undefined) return item.place(part.split(':')[0] ?? '');
  const listed = item.content.steps[organisation]?.coordinates.indexOf(coordinate) ?? -1;
  return listed >= 0
    ? item.place('steps', organisation, 'coordinates', listed)
    : item.place('steps', organisation, 'coordinates');
}

function indexIn(list: readonly string[] | undefined, coordinate: string): number {
  return Math.max(list?.indexOf(coordinate) ?? 0, 0);
}
