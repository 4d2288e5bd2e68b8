import type { JournalEntry } from '../../policies/store/postgres/model';
import type { JournalLine } from './schema/journal-line';

/** A journal entry as the API says it. */
export function journalLine({ details, ...entry }: JournalEntry): JournalLine {
  return { ...entry, details: JSON.stringify(details) };
}
