import { policyWith } from '../tests/fixture';
import { charges } from './charges';

const { index } = policyWith();

describe('charges', () => {
  it('are for every value that is looked up or verified, at any depth', () => {
    const subject = { idNumber: '3', uscc: '4' };
    expect(
      charges(index, {
        coordinate: 'Query.persons',
        parent: null,
        arguments: { idNumbers: ['1', null, '2'], subject },
      }),
    ).toEqual([
      { kind: 'lookup', coordinate: 'Person.idNumber', subject: '1' },
      { kind: 'lookup', coordinate: 'Person.idNumber', subject: '2' },
      { kind: 'lookup', coordinate: 'Person.idNumber', subject: '3' },
    ]);
    expect(
      charges(index, { coordinate: 'Query.verifyPerson', parent: null, arguments: { idNumber: 1, name: '张' } }),
    ).toEqual([
      { kind: 'verify', coordinate: 'Person.idNumber', subject: '1' },
      { kind: 'verify', coordinate: 'Person.name', subject: '张' },
    ]);
  });

  it('are not for what nobody can be looked up by', () => {
    expect(
      charges(index, { coordinate: 'Query.person', parent: null, arguments: { idNumber: undefined, unknown: '1' } }),
    ).toEqual([]);
    expect(
      charges(index, { coordinate: 'Person.licenses', parent: null, arguments: { typeCode: 'a', first: 1 } }),
    ).toEqual([]);
    expect(charges(index, { coordinate: 'Person.unknown', parent: null, arguments: { idNumber: '1' } })).toEqual([]);
  });
});
