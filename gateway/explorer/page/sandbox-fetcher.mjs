/**
 * Sends operations as the persona that the bar shows.
 * @param current returns `{ persona, item, case, consent }` at the time of the call
 * @param onAnswer told of each answer, but not of introspection
 * @returns a fetcher for GraphiQL
 */
export function sandboxFetcher(current, onAnswer) {
  const tokens = new Map();

  async function mint(persona, consent) {
    const response = await fetch('/explorer/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona, consent }),
    });
    if (!response.ok) throw new Error(`no token for \`${persona}\`: ${response.status}`);
    return response.json();
  }

  async function headersFor(request, scope, fresh) {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    if (scope.consent && scope.item) {
      const minted = await mint(scope.persona, { item: scope.item, variables: request.variables });
      tokens.set(scope.persona, minted.token);
      if (minted.consent) headers['x-share-consent'] = minted.consent;
    }
    if (fresh || !tokens.has(scope.persona)) tokens.set(scope.persona, (await mint(scope.persona)).token);
    headers.authorization = `Bearer ${tokens.get(scope.persona)}`;
    if (scope.item) headers['x-share-item'] = scope.item;
    if (scope.item && scope.case) headers['x-share-case'] = scope.case;
    return headers;
  }

  async function send(request, scope, fresh) {
    const headers = await headersFor(request, scope, fresh);
    return fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  }

  return async (request) => {
    const introspects = request.operationName === 'IntrospectionQuery';
    // The catalogue is open to every consumer, whatever it is about to ask for.
    const scope = introspects ? { ...current(), item: null, case: null, consent: false } : current();
    let response = await send(request, scope, false);
    // The gateway was restarted, or the token has run out.
    if (response.status === 401) response = await send(request, scope, true);
    const answer = await response.json();
    if (!introspects) onAnswer({ request, scope, status: response.status, answer });
    // What was asked for comes first here; the refusals below it have a panel of their own.
    const { data, errors, extensions } = answer;
    return { data, errors, extensions };
  };
}
