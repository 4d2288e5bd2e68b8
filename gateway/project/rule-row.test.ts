import { FieldFault } from '../execute/model';
import { ruleRow } from './rule-row';

describe('ruleRow', () => {
  it('shows a rule only what it reads', () => {
    expect(
      ruleRow({ typeCode: 'A', number: '7', holder: { pid: 'p', name: 'n' } }, [['typeCode'], ['holder', 'pid']]),
    ).toEqual({
      typeCode: 'A',
      holder: { pid: 'p' },
    });
  });

  it.each<[string, unknown]>([
    ['a fault', { status: new FieldFault('DEPARTMENT_TIMEOUT', 'late') }],
    ['absent', {}],
    ['without a value', { status: undefined }],
    ['of no object', null],
    ['of a text', 'status'],
  ])('leaves out an input that is %s', (_, row) => {
    expect(Object.keys(ruleRow(row, [['status'], ['length']]) as object)).toEqual([]);
  });

  it('tells a null from what could not be had: a rule may declare that an input can be null', () => {
    expect(ruleRow({ status: null, holder: null }, [['status'], ['holder', 'pid']])).toEqual({
      status: null,
      holder: null,
    });
  });

  it('is the value itself where a rule reads elements that are values', () => {
    expect([ruleRow('A1', [[]]), ruleRow(null, [[]])]).toEqual(['A1', null]);
    expect(ruleRow(new FieldFault('DEPARTMENT_TIMEOUT', 'late'), [[]])).toBeUndefined();
  });

  it('does not read through the prototype', () => {
    expect(ruleRow({}, [['constructor'], ['toString']])).toEqual({});
  });
});
