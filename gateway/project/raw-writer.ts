import type { RawJson } from '../execute/model';
import type { ShapeField } from '../share/model';
import type { JsonWriter } from './json-writer';
import { decisionOf, type Projection } from './projection';
import type { SubjectContext } from './subject-context';
import { verbatimOf } from './verbatim';

/** False where the text has to be taken apart; then nothing was written. */
export type WriteRaw = (w: JsonWriter, p: Projection, raw: RawJson, about: SubjectContext) => boolean;

/** Compiles how text of a department is shown as it came: only where it is, to the character, what this field may show. */
export function rawWriter(field: ShapeField): WriteRaw {
  const wanted = verbatimOf(field);
  return (w, p, raw, about) => {
    if (!wanted || (raw.form !== wanted && raw.form.text !== wanted.text)) return false;
    if (wanted.sensitive && about.kind === 'unknown') return false;
    // Rows of a list may go one by one.
    if (decisionOf(p, field).conditional.length > 0) return false;
    w.part(raw.bytes, raw.start, raw.end);
    return true;
  };
}
