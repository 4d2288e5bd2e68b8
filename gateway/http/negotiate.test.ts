import { negotiate } from './negotiate';

const graphql = 'application/graphql-response+json';
const json = 'application/json';

test.each([
  [undefined, json, 'an older client, which names nothing newer'],
  ['', json, 'an empty header is none'],
  ['*/*', json, 'what curl sends'],
  ['application/*', json, 'any application type'],
  [graphql, graphql, 'asked for'],
  [json, json, 'asked for'],
  [`${json}; charset=utf-8`, json, 'parameters do not matter'],
  ['APPLICATION/JSON', json, 'case does not matter'],
  [`${graphql}, ${json}`, graphql, 'equal wishes: the better type'],
  [`${json}, ${graphql}`, graphql, 'order is no wish'],
  [`${graphql};q=0.5, ${json}`, json, 'quality counts'],
  [`${json};q=0.5, ${graphql};q=0.4`, json, 'quality counts'],
  ['application/json, text/plain, */*', json, 'a named type before a wildcard'],
  [`${graphql};q=0, */*`, json, 'refused by name'],
  ['text/html, application/json;q=0.1', json, 'what is left'],
])('accept `%s` is answered with %s: %s', (accept, expected, _why) => {
  expect(negotiate(accept)).toBe(expected);
});

test.each(['text/html', 'application/xml', 'application/json;q=0', '*/*;q=0', 'application/json;q=x', ','])(
  'accept `%s` cannot be answered',
  (accept) => {
    expect(() => negotiate(accept)).toThrow(expect.objectContaining({ code: 'NOT_ACCEPTABLE', status: 406 }));
  },
);
