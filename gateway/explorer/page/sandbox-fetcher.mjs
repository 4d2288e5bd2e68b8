import { postJson } from './post-json.mjs';

/** No answer of the gateway came, but `status` (null where nothing came at all). */
class NoAnswer extends Error {
  constructor(status) {
    super(`no answer, status ${status}`);
    this.status = status;
  }
}

/**
 * Sends operations as the persona that the bar shows.
 * @param current returns `{ persona, item, case, consent }` at the time of the call
 * @param onAnswer told of each answer, but not of introspection; where none came `answer` is null
 * @param noAnswer says for the status of an answer that is not the gateway's, or null, what the reader is to know
 * @returns a fetcher for GraphiQL
 */
export function sandboxFetcher(current, onAnswer, noAnswer) {
  const tokens = new Map();

  async function mint(persona, consent) {
    const { status, body } = await postJson('/explorer/session', {}, { persona, consent });
    if (status !== 200 || !body?.token) throw new NoAnswer(status);
    return body;
  }

  async function headersFor(request, scope, fresh) {
    const headers = { accept: 'application/graphql-response+json' };
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

  async function send(request, scope) {
    let response = await postJson('/graphql', await headersFor(request, scope, false), request);
    // The gateway was restarted, or the token has run out.
    if (response.status === 401) response = await postJson('/graphql', await headersFor(request, scope, true), request);
    const { status, body } = response;
    if (body?.data === undefined && body?.errors === undefined) throw new NoAnswer(status);
    return response;
  }

  return async (request) => {
    const introspects = request.operationName === 'IntrospectionQuery';
    // The catalogue is open to every consumer, whatever it is about to ask for.
    const scope = introspects ? { ...current(), item: null, case: null, consent: false } : current();
    try {
      const { status, body: answer } = await send(request, scope);
      if (!introspects) onAnswer({ request, scope, status, answer });
      // What was asked for comes first here; the refusals below it have a panel of their own.
      const { data, errors, extensions } = answer;
      return { data, errors, extensions };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const { status } = error;
      if (!introspects) onAnswer({ request, scope, status, answer: null });
      return { errors: [{ message: noAnswer(status) }] };
    }
  };
}
