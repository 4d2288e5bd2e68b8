import { getNamedType, isEnumType, isLeafType } from 'graphql';
import { FieldFault } from '../execute/model';
import type { ShapeField } from '../share/model';
import { fixedForm } from './fixed-form';
import type { JsonWriter } from './json-writer';
import { leafWriter, shownText, takesAnyString } from './leaf-writer';
import { decisionOf, disclose, type Projection } from './projection';
import { shownForm } from './shown-form';
import type { Row, SubjectContext } from './subject-context';

/** False where a fault or an error has to be told, which only the general way can. */
export type WriteLeaf = (w: JsonWriter, p: Projection, value: unknown, row: Row, subject: SubjectContext) => boolean;

const NULL = Buffer.from('null');

/** Compiles how leaves are written whose form depends on the row or the request, or whose values have to be looked at. */
export function generalLeaf(field: ShapeField, nonNull: boolean): WriteLeaf {
  const type = getNamedType(field.type);
  if (!isLeafType(type)) throw new Error(`${field.coordinate} is no leaf`);
  const write = leafWriter(type, field);
  const { hidden } = field;
  const always = fixedForm(field);
  const anyString = takesAnyString(type);
  const names = new Map<unknown, Uint8Array>();
  if (isEnumType(type) && !field.pseudonym) {
    for (const { name, value } of type.getValues()) names.set(value, Buffer.from(JSON.stringify(name)));
  }
  const noValue = (w: JsonWriter): boolean => {
    if (nonNull) return false;
    w.raw(NULL);
    return true;
  };
  return (w, p, value, row, subject) => {
    if (value instanceof FieldFault) return false;
    const form = always ?? shownForm(decisionOf(p, field), row);
    if (form.kind === 'none') return noValue(w);
    // That there is no value says something of somebody, too.
    disclose(p, subject);
    if (value === null || value === undefined || hidden?.has(String(value))) return noValue(w);
    if (anyString && typeof value === 'string') {
      w.string(shownText(p, field, value, form));
      return true;
    }
    const name = form.kind === 'full' ? names.get(value) : undefined;
    if (name) {
      w.raw(name);
      return true;
    }
    let text: string;
    try {
      text = write(p, value, form);
    } catch {
      return false;
    }
    if (text === 'null') return noValue(w);
    w.text(text);
    return true;
  };
}
