import { compareAnswers } from './compare-answers';

const answer = (body: unknown) => ({ status: 200, text: JSON.stringify(body) });
const data = (number: string, pids: string[]) => ({ licenses: [{ number }], holders: pids.map((pid) => ({ pid })) });
const reference = answer({ data: data('D123456789', ['pa', 'pb', 'pa']) });
const notice = { extensions: { share: { reason: 'row_rule' } } };

describe('comparing answers', () => {
  it('takes the order of keys for what it is', () => {
    expect(compareAnswers(answer({ data: { a: 1, b: 2 } }), answer({ data: { b: 2, a: 1 } }), false)).toBeNull();
  });

  it('accepts masks, pseudonyms and notices of row rules from a governed target only', () => {
    const governed = answer({ data: data('******6789', ['x', 'y', 'x']), errors: [notice], extensions: {} });
    expect(compareAnswers(reference, governed, true)).toBeNull();
    expect(compareAnswers(reference, governed, false)).not.toBeNull();
  });

  it('leaves extensions to each implementation, and nothing else', () => {
    expect(compareAnswers(reference, answer({ ...JSON.parse(reference.text), extensions: {} }), false)).toBeNull();
    expect(compareAnswers(reference, answer({ ...JSON.parse(reference.text), extra: {} }), false)).toContain('extra');
  });

  it.each([
    ['a raw number where the mask is due', data('D123456789', ['x', 'y', 'x']), '`data.licenses.0.number`'],
    ['one pseudonym for two persons', data('******6789', ['x', 'x', 'x']), '`data.holders.1.pid`'],
    ['two pseudonyms for one person', data('******6789', ['x', 'y', 'z']), '`data.holders.2.pid`'],
    ['a missing field', { licenses: [{ number: '******6789' }] }, '`data.holders`'],
  ])('finds %s', (_, got, where) => {
    expect(compareAnswers(reference, answer({ data: got }), true)).toContain(where);
  });

  it('finds errors and statuses', () => {
    const failed = { data: null, errors: [{ message: 'no', extensions: { code: 'DEPARTMENT_ERROR' } }] };
    expect(compareAnswers(reference, answer(failed), true)).toContain('DEPARTMENT_ERROR');
    expect(compareAnswers(reference, { status: 503, text: '' }, true)).toContain('status 503');
  });
});
