import { conditionValues } from './condition-values';
import { operationOf } from './tests/small-graph';

const values = (text: string, variables: Record<string, unknown>) => conditionValues(operationOf(text, variables));

describe('the values that decide which fields an operation has', () => {
  const text = `query ($b: Boolean, $a: Boolean, $id: IdNumber) {
    person(idNumber: $id) { name @skip(if: $b) ...More @include(if: true) }
  } fragment More on Person { pid @include(if: $a) mobile @other(if: $id) }`;

  it('are those of variables in @skip and @include, fragments too, by name and not by place', () => {
    expect(values(text, { a: true, b: false, id: '1' })).toBe('10');
    expect(values(text, { a: false, b: true, id: '2' })).toBe('01');
    expect(values(text, { id: true })).toBe('00');
  });

  it('count a variable once, and none where none is read', () => {
    expect(values('query ($a: Boolean!) { count @skip(if: $a) places @skip(if: $a) { code } }', { a: true })).toBe('1');
    expect(values('{ count @skip(if: true) }', { a: true })).toBe('');
  });

  it('are read for each request, however often the operation was seen', () => {
    const operation = operationOf('query ($a: Boolean!) { count @skip(if: $a) }', { a: true });
    expect(conditionValues(operation)).toBe('1');
    expect(conditionValues({ ...operation, variables: { a: false } })).toBe('0');
  });
});
