import type { LivePolicySet } from '../../policies/workflow/live-policy-set';
import type { HttpResponse } from '../http/model';
import { catalogueCsv } from './catalogue-csv';
import { catalogueEntries } from './catalogue-entries';

/** The catalogue of the live revision as a file: `/catalogue.csv`, else JSON. */
export function catalogueAnswer(
  path: string,
  { facts, number }: LivePolicySet,
  isPublic: (coordinate: string) => boolean,
): HttpResponse {
  const rows = catalogueEntries(facts, isPublic);
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (path === '/catalogue.csv') {
    const disposition = `attachment; filename="catalogue-${number}.csv"`;
    return {
      status: 200,
      headers: { ...headers, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': disposition },
      body: catalogueCsv(rows),
    };
  }
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ revision: number, entries: rows }),
  };
}
