import type { FieldDecision, Form } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { fixedForm } from './fixed-form';

const mask: Form = { kind: 'mask', mask: 'name' };
const decision = { form: mask, conditional: [] } as unknown as FieldDecision;
const ruled = { form: mask, conditional: [{}] } as unknown as FieldDecision;

test.each([
  ['is the decided one where nothing else has a say', { use: null, decision }, mask],
  ['is not known where rows have a say', { use: null, decision: ruled }, null],
  ['is not known where each request is decided for itself', { use: 0, decision }, null],
  ['is not known where nothing was decided', { use: null, decision: null }, null],
])('the form of a field %s', (_, field, form) => {
  expect(fixedForm(field as unknown as ShapeField)).toBe(form);
});
