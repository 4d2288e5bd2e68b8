import DataLoader from 'dataloader';
import type { Database } from '../kit/database';

/** One question: is this measure in force on this subject? */
export interface MeasureQuestion {
  readonly uscc: string | null;
  readonly idNumber: string | null;
  readonly measure: string;
}

export interface MeasureAnswer {
  /** Whether the measure stands in the basic list; one that does not may not be applied to anybody. */
  readonly listed: boolean;
  readonly restricted: boolean;
  /** Legal basis of the measure in force; null where nothing is. */
  readonly legalBasis: string | null;
}

/**
 * A measure binds from `starts_on` until the day before `expires_on`, unless it was repaired, or the listing that it
 * comes from was repaired, has ended or was taken back.
 */
const STATEMENT = `
SELECT asked.position::int AS position, basic.measure IS NOT NULL AS listed, active.discipline_id IS NOT NULL AS restricted,
  CASE WHEN active.discipline_id IS NOT NULL THEN coalesce(active.legal_basis, basic.legal_basis) END AS legal_basis
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked(uscc, id_number, measure, position)
LEFT JOIN credit.measure AS basic ON basic.measure = asked.measure
LEFT JOIN LATERAL (
  SELECT d.discipline_id, d.legal_basis
  FROM credit.discipline AS d LEFT JOIN credit.serious_dishonesty AS s ON s.record_id = d.record_id
  WHERE d.measure = basic.measure AND (d.uscc = asked.uscc OR d.id_number = asked.id_number)
    AND d.repaired IS NOT TRUE AND d.starts_on <= $4::date AND (d.expires_on IS NULL OR d.expires_on > $4::date)
    AND s.repaired IS NOT TRUE AND (s.expires_on IS NULL OR s.expires_on > $4::date)
    AND (s.removed_on IS NULL OR s.removed_on > $4::date)
  ORDER BY d.starts_on DESC, d.discipline_id LIMIT 1
) AS active ON true`;

/**
 * Answers all questions of one turn of the event loop in one statement.
 * @param today yyyy-mm-dd
 */
export function measureCheck(database: Database, today: string): DataLoader<MeasureQuestion, MeasureAnswer, string> {
  return new DataLoader(
    async (asked) => {
      const columns = [asked.map((a) => a.uscc), asked.map((a) => a.idNumber), asked.map((a) => a.measure)];
      const rows = await database.rows(STATEMENT, [...columns, today]);
      const answers = new Map(rows.map((row) => [row['position'], row as unknown as MeasureAnswer]));
      return asked.map((_, index) => answers.get(index + 1) ?? new Error('expected one row for each question'));
    },
    { cacheKeyFn: ({ uscc, idNumber, measure }) => JSON.stringify([uscc, idNumber, measure]) },
  );
}
