import { buildSchema } from 'graphql';
import type { Decision } from '../share/model';
import { operationOf } from '../share/tests/small-graph';
import { createIntrospect } from './create-introspect';

const api = buildSchema('type Query { must: Int! other: Other } type Other { id: ID }');
const deciding = (...kinds: string[]) =>
  ({
    request: { client: 'app' },
    prepared: { shape: { fields: kinds.map((kind) => ({ kind })) } },
  }) as unknown as Decision;
const asking = deciding('governed', 'introspection');

function answer(text: string, variables: Readonly<Record<string, unknown>> = {}, decision = asking) {
  const charged: string[] = [];
  const introspect = createIntrospect(api, (client, work) => {
    charged.push(client);
    return work();
  });
  const values = JSON.parse(JSON.stringify(introspect(operationOf(text, variables), decision)));
  expect(charged).toEqual(decision === asking ? ['app'] : []);
  return values;
}

describe('introspect', () => {
  it('answers from the public schema on the application’s account, under the names that were asked for', () => {
    expect(
      answer('query ($n: String!) { a: __type(name: $n) { name } __schema { queryType { name } } }', { n: 'Other' }),
    ).toEqual({
      a: { name: 'Other' },
      __schema: { queryType: { name: 'Query' } },
    });
  });

  it('is not lost with what must have a value and has none here', () => {
    expect(answer('{ must __typename __schema { queryType { name } } other { id } }')).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });

  it('goes through fragments, with what includes them and skips them', () => {
    const text = `query ($yes: Boolean!, $no: Boolean!) {
      ...One @include(if: $yes)
      ... on Query @include(if: $no) { b: __type(name: "Other") { name } }
      ... { must c: __type(name: "Query") { name } }
    } fragment One on Query { must a: __type(name: "Other") { name } ...Two }
    fragment Two on Query { d: __type(name: "Nobody") { name } }`;
    expect(answer(text, { yes: true, no: false })).toEqual({ a: { name: 'Other' }, c: { name: 'Query' }, d: null });
  });

  it('keeps what says whether a field is asked for at all', () => {
    const text = 'query ($no: Boolean!) { ...One @skip(if: $no) a: __type(name: "Other") @include(if: $no) { name } } ';
    const one = 'fragment One on Query { b: __type(name: "Query") { name } }';
    expect(answer(text + one, { no: true })).toEqual({ a: { name: 'Other' } });
    expect(answer(text + one, { no: false })).toEqual({ b: { name: 'Query' } });
  });

  it('asks nothing where nothing is asked, on nobody’s account', () => {
    expect(answer('{ __schema { queryType { name } } }', {}, deciding('governed', 'typename'))).toEqual({});
  });
});
