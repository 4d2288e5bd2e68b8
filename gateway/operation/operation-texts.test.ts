import { createHash } from 'node:crypto';
import { buildSchema } from 'graphql';
import { operationTexts } from './operation-texts';
import { createPrepareOperation } from './prepare-operation';
import { registeredOperations } from './registered-operations';
import { safelist } from './safelist';

const registered = (text: string) => {
  const texts = new Map([['a.graphql', text]]);
  return registeredOperations(() => texts);
};

const schema = buildSchema('type Query { a: Int b: Int }');
const limits = { maxTokens: 100, maxDepth: 5, maxAliases: 5, maxRootFields: 5, maxCost: 100 };
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const request = (query: string | null, hash?: unknown) => ({
  query,
  operationName: null,
  variables: {},
  extensions: hash === undefined ? {} : { persistedQuery: { version: 1, sha256Hash: hash } },
  readOnly: false,
  mediaType: 'application/json' as const,
});
const caller = { client: 'a', mayIntrospect: true };
const refusal = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('persisted queries', () => {
  it('are kept from the request that brings text and hash, for those that bring the hash', () => {
    const prepare = createPrepareOperation({ schema, limits });
    expect(refusal(() => prepare(request(null, hashOf('{ a }')), caller))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const full = prepare(request('{ a }', hashOf('{ a }')), caller);
    expect(prepare(request(null, hashOf('{ a }')), caller).id).toBe(full.id);
  });

  it('are not kept under the hash of another text', () => {
    const prepare = createPrepareOperation({ schema, limits });
    expect(refusal(() => prepare(request('{ a }', hashOf('{ b }')), caller))).toBe('BAD_REQUEST');
    expect(refusal(() => prepare(request(null, hashOf('{ b }')), caller))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are not kept when they are not valid', () => {
    const prepare = createPrepareOperation({ schema, limits });
    expect(refusal(() => prepare(request('{ c }', hashOf('{ c }')), caller))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(refusal(() => prepare(request(null, hashOf('{ c }')), caller))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are of no use to another client, and do not tell it that they are known', () => {
    const prepare = createPrepareOperation({ schema, limits });
    prepare(request('{ a }', hashOf('{ a }')), caller);
    const other = { ...caller, client: 'b' };
    expect(refusal(() => prepare(request(null, hashOf('{ a }')), other))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('stay within their bound', () => {
    const texts = operationTexts(undefined, 20);
    for (const text of ['{ aaaaaa }', '{ bbbbbb }']) texts.keep(request(text, hashOf(text)), 'a');
    expect(refusal(() => texts.textOf(request(null, hashOf('{ aaaaaa }')), 'a'))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(texts.textOf(request(null, hashOf('{ bbbbbb }')), 'a')).toBe('{ bbbbbb }');
  });

  it.each([['x'], [7], [null], ['A'.repeat(64)]])('refuse `%s` as a hash', (hash) => {
    expect(refusal(() => operationTexts().textOf(request('{ a }', hash), 'a'))).toBe('BAD_REQUEST');
  });
});

describe('the safelist', () => {
  const text = 'query A { a }';

  it('lets only registered operations run when enforced, however they are written', () => {
    const prepare = createPrepareOperation({
      schema,
      limits,
      safelist: safelist('enforce', registered(text), () => undefined),
    });
    expect(refusal(() => prepare(request('query A{a}'), caller))).toBe('none');
    expect(refusal(() => prepare(request('query A { b }'), caller))).toBe('OPERATION_NOT_REGISTERED');
  });

  it('answers a registered operation by its hash alone', () => {
    const prepare = createPrepareOperation({ schema, limits, texts: operationTexts(registered(text)) });
    expect(refusal(() => prepare(request(null, hashOf(text)), caller))).toBe('none');
  });

  it('only tells of others in mode log', () => {
    const told: string[] = [];
    const prepare = createPrepareOperation({
      schema,
      limits,
      safelist: safelist('log', registered(text), (id) => told.push(id)),
    });
    const { id } = prepare(request('{ b }'), caller);
    prepare(request(text), caller);
    expect(told).toEqual([id]);
  });
});
