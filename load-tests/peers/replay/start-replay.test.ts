import { idNumberAt } from '../world/id-number-at';
import { type RunningReplay, startReplay } from './start-replay';

describe('the replay server', () => {
  let replay: RunningReplay;
  beforeEach(async () => {
    replay = await startReplay();
  });
  afterEach(() => replay.close());

  const post = async (body: unknown) => {
    const response = await fetch(`${replay.url}/livelihood`, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  };
  const state = async () => (await fetch(`${replay.url}/calls`)).json();
  const query = 'query($id:IdNumber!){healthPass(idNumber:$id){__typename}}';
  const one = { query, variables: { id: idNumberAt(1) } };
  const pass = { data: { healthPass: { __typename: 'HealthPass' } } };

  it('answers, and counts each call once, however many operations it carries', async () => {
    expect(await post(one)).toEqual(pass);
    expect(await post([one, one])).toEqual([pass, pass]);
    expect(await state()).toEqual({ calls: 2, lastError: null });
  });

  it('answers with an error what it does not know, and says so to whoever looks', async () => {
    expect(await post({ query: '{ nothing }' })).toEqual({
      errors: [{ message: 'the replay server has no root field `nothing`' }],
    });
    expect(await state()).toEqual({ calls: 1, lastError: 'the replay server has no root field `nothing`' });
  });
});
