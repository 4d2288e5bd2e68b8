import { parse } from 'graphql';
import { operationId } from '../../policies/engine/operation-id';
import { recordedId } from './recorded-id';

const recorded = (text: string) => recordedId(parse(text), operationId(parse(text)));

test('tells nothing of whom or what an operation names in its text', () => {
  const asked = ['990101198604170244', '990101199008150268'].flatMap((id) => [
    `{ person(idNumber: "${id}") { name } }`,
    `{ person(idNumber: """${id}""") { name } }`,
  ]);
  expect(new Set(asked.map(recorded)).size).toBe(1);
  for (const literal of ['990101198604170244', '1.5', '["a", "b"]', '{ code: "a" }'])
    expect(recorded(`query ($v: X = ${literal}) { a(x: $v, y: ${literal}) }`)).not.toBe(
      operationId(parse(`query ($v: X = ${literal}) { a(x: $v, y: ${literal}) }`)),
    );
});

test('is the operation’s own where it names nothing', () => {
  for (const text of [
    'query ($id: ID!) { person(idNumber: $id) { name } }',
    '{ a(first: 99999, b: true, c: X, d: null) }',
  ])
    expect(recorded(text)).toBe(operationId(parse(text)));
});
