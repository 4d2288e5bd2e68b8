import type { PolicyDocuments } from '../engine/documents';
import { documentsOfTexts } from '../store/documents-of-texts';

/** Policy documents from texts by file, telling after each file how many are read: thousands take a while. */
export function readDocuments(
  texts: ReadonlyMap<string, string>,
  report: (how: string) => void = () => undefined,
): PolicyDocuments {
  function* told() {
    let count = 0;
    for (const entry of texts) {
      yield entry;
      count += 1;
      report(`read ${count} of ${texts.size} documents`);
    }
  }
  return documentsOfTexts(told());
}
