import { buildSchema } from 'graphql';
import type { ShapeObject } from '../share/model';
import { operationOf } from '../share/tests/small-graph';
import { introspect } from './introspect';

const api = buildSchema('type Query { must: Int! other: Other } type Other { id: ID }');
const asking = { fields: [{ kind: 'governed' }, { kind: 'introspection' }] } as unknown as ShapeObject;

function answer(text: string, variables: Readonly<Record<string, unknown>> = {}, shape = asking) {
  return JSON.parse(JSON.stringify(introspect(api, operationOf(text, variables), shape)));
}

describe('introspect', () => {
  it('answers from the public schema, under the names that were asked for', () => {
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

  it('asks nothing where nothing is asked', () => {
    const without = { fields: [{ kind: 'governed' }, { kind: 'typename' }] } as unknown as ShapeObject;
    expect(answer('{ __schema { queryType { name } } }', {}, without)).toEqual({});
  });
});
