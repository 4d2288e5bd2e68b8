import type { FieldDecision, Form } from '../../policies/engine/model';
import { RawJson } from '../execute/model';
import type { Verbatim } from '../plan/model';
import type { ShapeField } from '../share/model';
import { JsonWriter } from './json-writer';
import type { Projection } from './projection';
import { rawWriter } from './raw-writer';
import { knownSubject, type SubjectContext } from './subject-context';
import { permitShape, permits } from './tests/permits';
import { verbatimOf } from './verbatim';

const text = '[{"no":"n1","kind":"FOOD","days":1}]';
const unknown: SubjectContext = { kind: 'unknown', id: '', minor: false, consented: true, disclosed: true };

/** Whether the text went through, and what was written. */
function through(field: ShapeField, form: Verbatim | null, about: SubjectContext, uses: unknown[] = []) {
  const p = { decision: { uses } } as unknown as Projection;
  const writer = new JsonWriter();
  const bytes = Buffer.from(`x${text}y`);
  const done = rawWriter(field)(writer, p, new RawJson(bytes, 1, 1 + text.length, form as Verbatim), about);
  return { done, text: writer.finish().toString() };
}

const firm = () => knownSubject('organisation', 'u');
const plain = permits(permitShape());
const wanted = verbatimOf(plain) as Verbatim;
const nothing = { done: false, text: '' };

test('text goes through that is just what may be shown, whatever object says so', () => {
  const shown = { done: true, text };
  expect(through(plain, wanted, firm())).toEqual(shown);
  expect(through(plain, { ...wanted }, firm())).toEqual(shown);
});

test('text does not go through that is anything else, or that nothing is known of', () => {
  expect(through(plain, { ...wanted, text: `${wanted.text} ` }, firm())).toEqual(nothing);
  const masked: Form = { kind: 'mask', mask: 'name' };
  const decision = { form: masked, conditional: [] } as unknown as FieldDecision;
  expect(through(permits(permitShape({ decision })), wanted, firm())).toEqual(nothing);
});

test('text about somebody unknown goes through where nothing in it is personal', () => {
  const sensitive = permits(permitShape({ sensitive: true }));
  const form = verbatimOf(sensitive);
  expect(through(sensitive, form, unknown)).toEqual(nothing);
  expect(through(sensitive, form, firm()).done).toBe(true);
  expect(through(plain, wanted, unknown)).toEqual({ done: true, text });
});

test('text of rows that rules may remove does not go through', () => {
  const conditional = [{ form: { kind: 'full' }, rule: { id: 'r', reads: [], holds: () => true } }];
  const ruled = permits(permitShape(), { use: 0 });
  const decision = (rules: unknown[]) => [{ decision: { form: { kind: 'full' }, conditional: rules }, arguments: {} }];
  expect(through(ruled, verbatimOf(ruled), firm(), decision(conditional))).toEqual(nothing);
  expect(through(ruled, verbatimOf(ruled), firm(), decision([])).done).toBe(true);
});
