import type { FieldDecision, Form, RowRule } from '../../policies/engine/model';
import { shownForm } from './shown-form';

const full: Form = { kind: 'full' };
const none: Form = { kind: 'none' };
const mask: Form = { kind: 'mask', mask: 'name' };

/** A rule that holds for rows with this number, and is told of no more than that. */
const when = (form: Form, is: number) => {
  const rule = { id: 'r', reads: [['n']], holds: (row: unknown) => (row as { n: number }).n === is } as RowRule;
  return { form, rule };
};

describe('shownForm', () => {
  const of = (form: Form, conditional: FieldDecision['conditional'], n: number) =>
    shownForm({ form, conditional } as unknown as FieldDecision, { n });

  it('is what always holds, unless a rule gives more for this row', () => {
    expect([of(mask, [], 1), of(none, [], 1), of(full, [], 1)]).toEqual([mask, none, full]);
    expect([of(none, [when(mask, 1)], 1), of(none, [when(mask, 1)], 2)]).toEqual([mask, none]);
    expect([of(mask, [when(full, 1)], 1), of(mask, [when(full, 1)], 2)]).toEqual([full, mask]);
    expect(of(none, [when(full, 1)], 1)).toBe(full);
  });

  it('is the most open of several, in whatever order they stand', () => {
    expect(of(none, [when(full, 1), when(mask, 1)], 1)).toBe(full);
    expect(of(none, [when(mask, 1), when(full, 1)], 1)).toBe(full);
    expect(of(none, [when(full, 2), when(mask, 1)], 1)).toBe(mask);
  });

  it('is the most open of several masks, as the order of masks declares it', () => {
    const surname: Form = { kind: 'mask', mask: 'surname' };
    const hidden: Form = { kind: 'mask', mask: 'hidden' };
    expect([of(surname, [when(mask, 1)], 1), of(surname, [when(mask, 1)], 2)]).toEqual([mask, surname]);
    expect(of(none, [when(hidden, 1), when(mask, 1), when(surname, 1)], 1)).toBe(mask);
    expect(of(none, [when(mask, 1), when(surname, 1), when(hidden, 1)], 1)).toBe(mask);
    expect(of(hidden, [when(surname, 2), when(mask, 2), when(full, 2)], 1)).toBe(hidden);
  });

  it('never gets less by a rule', () => {
    expect(of(mask, [when(none, 1)], 1)).toBe(mask);
    expect(of(full, [when(mask, 1)], 1)).toBe(full);
    const other: Form = { kind: 'mask', mask: 'hidden' };
    expect(of(mask, [when(other, 1)], 1)).toBe(mask);
  });

  it('asks no rule that could not change anything', () => {
    const never = { form: full, rule: { id: 'r', reads: [], holds: () => Promise.reject() as never } };
    expect(of(full, [never], 1)).toBe(full);
    const asked: unknown[] = [];
    const told = { form: mask, rule: { id: 'r', reads: [['n']], holds: (row: unknown) => Boolean(asked.push(row)) } };
    expect(of(mask, [told], 1)).toBe(mask);
    expect(asked).toEqual([]);
  });
});
