import type DataLoader from 'dataloader';
import type { Clock } from '../../schema/lib/clock';
import { byArguments } from '../kit/by-arguments';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { today } from '../kit/today';

import { EntityCredit } from './entity-credit';
import { Incentive } from './incentive';
import { type MeasureAnswer, type MeasureQuestion, measureCheck } from './measure-check';
import { Penalty } from './penalty';
import { PersonCredit } from './person-credit';
import { SeriousDishonesty } from './serious-dishonesty';

/** The look-ups of one request; each makes one statement of all keys of a turn. Dates are yyyy-mm-dd. */
export interface CreditLoaders {
  readonly entityCredit: DataLoader<string, EntityCredit | null>;
  readonly personCredit: DataLoader<string, PersonCredit | null>;
  /** Listings on the list today: those taken back are history that only this department keeps. */
  listingsOfEntity(clock: Clock): DataLoader<string, SeriousDishonesty[]>;
  listingsOfPerson(clock: Clock): DataLoader<string, SeriousDishonesty[]>;
  readonly incentives: DataLoader<string, Incentive[]>;
  readonly penalty: DataLoader<string, Penalty | null>;
  penalties(values: { since: string | null; first: number }): DataLoader<string, Penalty[]>;
  measure(clock: Clock): DataLoader<MeasureQuestion, MeasureAnswer, string>;
}

// A subject that is listed but has no summary row (dirty) still has credit: the listing must not be lost with it.
const ENTITY_CREDIT = `
SELECT asked.key, c.grade, c.judgment_debtor, c.tax_arrears, c.wage_arrears, c.social_insurance_arrears
FROM unnest($1::text[]) AS asked(key) LEFT JOIN credit.entity_credit AS c ON c.uscc = asked.key
WHERE c.uscc IS NOT NULL OR EXISTS (SELECT FROM credit.serious_dishonesty AS s WHERE s.uscc = asked.key)`;
const PERSON_CREDIT = `
SELECT asked.key, c.judgment_debtor
FROM unnest($1::text[]) AS asked(key) LEFT JOIN credit.person_credit AS c ON c.pid = asked.key
WHERE c.pid IS NOT NULL OR EXISTS (SELECT FROM credit.serious_dishonesty AS s WHERE s.pid = asked.key)`;
const INCENTIVES =
  'SELECT uscc AS key, scheme, grade, year FROM credit.incentive WHERE uscc = ANY($1) ORDER BY uscc, rank';
const PENALTY_COLUMNS = `penalty_id, decision_no, violation, facts, basis, kind, fine_ten_thousand, decided_on,
  publish_until, repaired, authority_uscc, subject_uscc`;
const PENALTY = `SELECT penalty_id AS key, ${PENALTY_COLUMNS} FROM credit.penalty WHERE penalty_id = ANY($1)`;
/** In key order; the cut is made for each organisation, in the database. */
const PENALTIES = `
SELECT asked.key, found.* FROM unnest($1::text[]) AS asked(key) CROSS JOIN LATERAL (
  SELECT ${PENALTY_COLUMNS} FROM credit.penalty
  WHERE subject_uscc = asked.key AND ($2::date IS NULL OR decided_on >= $2::date)
  ORDER BY penalty_id LIMIT $3) AS found
ORDER BY asked.key, found.penalty_id`;

export function createLoaders(database: Database): CreditLoaders {
  const listings = byArguments(({ column, on }: { column: 'uscc' | 'pid'; on: string }) =>
    manyByKey(database, SeriousDishonesty, listingsBy(column), [on]),
  );
  const penalties = byArguments(({ since, first }: { since: string | null; first: number }) =>
    manyByKey(database, Penalty, PENALTIES, [since, first]),
  );
  const measures = byArguments(({ on }: { on: string }) => measureCheck(database, on));
  return {
    entityCredit: oneByKey(database, EntityCredit, ENTITY_CREDIT),
    personCredit: oneByKey(database, PersonCredit, PERSON_CREDIT),
    listingsOfEntity: (clock) => listings({ column: 'uscc', on: today(clock) }),
    listingsOfPerson: (clock) => listings({ column: 'pid', on: today(clock) }),
    incentives: manyByKey(database, Incentive, INCENTIVES),
    penalty: oneByKey(database, Penalty, PENALTY),
    penalties,
    measure: (clock) => measures({ on: today(clock) }),
  };
}

function listingsBy(column: 'uscc' | 'pid'): string {
  return `
SELECT ${column} AS key, list_name, legal_basis, authority_uscc, listed_on, expires_on, repaired, measures
FROM credit.serious_dishonesty WHERE ${column} = ANY($1) AND (removed_on IS NULL OR removed_on > $2::date)
ORDER BY ${column}, record_id`;
}
