const { readAnswer } = require('./read-answer.mjs') as { readAnswer: (answer: unknown) => unknown };

describe('readAnswer', () => {
  it('tells refusals from other errors and takes the whole path of a refusal', () => {
    const share = { path: 'members[].person.name', coordinate: 'Person.name', reason: 'outside_item' };
    const answer = {
      data: { members: [] },
      errors: [
        { message: 'refused', path: ['members'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', share } },
        { message: 'late', path: ['members', 0, 'credit'], extensions: { code: 'DEPARTMENT_TIMEOUT' } },
      ],
      extensions: { share: { revision: 'r1' } },
    };
    expect(readAnswer(answer)).toEqual({
      refusals: [
        { ...share, path: ['members', 'person', 'name'], code: 'UNAUTHORIZED_FIELD_OR_TYPE', message: 'refused' },
      ],
      faults: [{ path: ['members', 'credit'], code: 'DEPARTMENT_TIMEOUT', message: 'late' }],
      share: { revision: 'r1' },
    });
  });

  it('reads an answer without errors, and none at all', () => {
    expect(readAnswer({ data: {} })).toEqual({ refusals: [], faults: [], share: null });
    expect(readAnswer(undefined)).toEqual({ refusals: [], faults: [], share: null });
  });
});
