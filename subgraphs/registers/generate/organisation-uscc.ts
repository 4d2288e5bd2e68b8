import { assert } from '../../../schema/lib/assert';
import { organisations } from './organisations';

const codes = new Map(organisations.map(({ id, uscc }) => [id, uscc]));

/** The code of one of `organisations` by its id. */
export function organisationUscc(id: string): string {
  const uscc = codes.get(id);
  assert(uscc, `\`${id}\` is an organisation`);
  return uscc;
}
