import type { HttpRequest, HttpResponse } from '../http/model';
import { createExplorer } from './create-explorer';
import { sampleSession } from './tests/sample-session';

const minted: unknown[] = [];
const explorer = createExplorer({
  ...sampleSession,
  mintToken: async (persona) => `token-of-${persona}`,
  mintConsent: async (wish) => {
    minted.push(wish);
    return 'consent';
  },
});

async function ask(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<HttpResponse | null> {
  const request: HttpRequest = { method, url, headers, body: Buffer.from(body), id: 'r', signal: AbortSignal.abort() };
  return explorer(request);
}
const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask('POST', '/explorer/session', { 'content-type': 'application/json', ...headers }, JSON.stringify(body));

describe('createExplorer', () => {
  it('leaves every path alone that is not its own', async () => {
    for (const url of ['/graphql', '/explorers', '/health/live']) expect(await ask('GET', url)).toBeNull();
    expect(await ask('POST', '/')).toBeNull();
  });

  it('leads the root to the page, which may run nothing but files of the gateway', async () => {
    expect(await ask('GET', '/')).toMatchObject({ status: 302, headers: { location: '/explorer' } });
    const page = await ask('GET', '/explorer');
    expect(page?.headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(page?.headers['content-security-policy']).not.toContain('unsafe');
    expect(String(page?.body)).not.toMatch(/<script>|<style|style=|https?:/);
  });

  it('serves each file that the page names, for good under its version', async () => {
    const page = String((await ask('GET', '/explorer'))?.body);
    const urls = [...page.matchAll(/"(\/explorer\/assets\/[^"]+)"/g)].map(([, url]) => url!);
    expect(urls).toHaveLength(7);
    for (const url of urls) {
      const asset = await ask('GET', url);
      expect(asset).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } });
      const plain = await ask('GET', url.split('?')[0]!);
      expect(plain?.headers['cache-control']).toBe('no-cache');
      const again = await ask('GET', url, { 'if-none-match': plain!.headers['etag']! });
      expect(again).toMatchObject({ status: 304, body: '' });
    }
  });

  it.each([
    '/explorer/assets/',
    '/explorer/assets/..%2fmodel.ts',
    '/explorer/assets/../create-explorer.ts',
    '/explorer/x',
  ])('has nothing at %s', async (url) => {
    expect(await ask('GET', url)).toMatchObject({ status: 404 });
  });

  it('tells the page whom it may be, and mints a token for one of them only', async () => {
    const session = JSON.parse(String((await ask('GET', '/explorer/session'))?.body));
    expect(session.personas[0]).toEqual(sampleSession.personas[0]);
    expect(session).toMatchObject({ consent: true, items: sampleSession.items, operations: sampleSession.operations });
    expect(JSON.parse(String((await post({ persona: 'psb' }))?.body))).toEqual({
      token: 'token-of-psb',
      consent: null,
    });
    for (const body of [{ persona: 'nobody' }, {}, null, 'psb'])
      expect(await post(body)).toMatchObject({ status: 400 });
  });

  it('mints a consent of those whom the variables name, for an item that is there', async () => {
    const [person, relative] = ['990101198604170244', '99010119860417013x'];
    const variables = { applicant: person, more: [{ relative }, 'x', 17], again: person };
    const item = sampleSession.items[2]!.code;
    const answer = await post({ persona: 'civil-affairs', consent: { item, variables } });
    expect(JSON.parse(String(answer?.body)).consent).toBe('consent');
    expect(minted).toEqual([{ item, subjects: [person, relative?.toUpperCase()] }]);
    const unknown = await post({ persona: 'civil-affairs', consent: { item: 'other', variables } });
    expect(JSON.parse(String(unknown?.body)).consent).toBeNull();
  });

  it('mints nothing for another site', async () => {
    expect(await post({ persona: 'psb' }, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(await post({ persona: 'psb' }, { 'content-type': 'text/plain' })).toMatchObject({ status: 403 });
  });

  it('takes no other method', async () => {
    expect(await ask('DELETE', '/explorer')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });
});
