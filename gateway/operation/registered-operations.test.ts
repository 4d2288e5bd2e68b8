import { hash } from 'node:crypto';
import * as graphql from 'graphql';
import { operationId } from '../../policies/engine/operation-id';
import { registeredOperations } from './registered-operations';

const sha256 = (text: string) => hash('sha256', text, 'hex');
const idOf = (text: string) => operationId(graphql.parse(text));
const [a, b] = ['query A { a }', 'query B { b }'];

test('they are those of the moment, by hash and by what they say', () => {
  let texts = new Map([['a.graphql', a]]);
  const registered = registeredOperations(() => texts);
  expect([registered.textOf(sha256(a)), registered.textOf(sha256(b))]).toEqual([a, undefined]);
  expect([registered.has(idOf('query A{a}')), registered.has(idOf(b))]).toEqual([true, false]);
  texts = new Map([['b.graphql', b]]);
  expect([registered.textOf(sha256(a)), registered.textOf(sha256(b))]).toEqual([undefined, b]);
  expect([registered.has(idOf(a)), registered.has(idOf(b))]).toEqual([false, true]);
});

test('what is no operation is none, and hides no other', () => {
  const registered = registeredOperations(
    () =>
      new Map([
        ['x', 'query {'],
        ['a', a],
      ]),
  );
  expect(registered.has(idOf(a))).toBe(true);
});

test('what did not change is not worked out again', () => {
  let texts = new Map([['a.graphql', a]]);
  const registered = registeredOperations(() => texts);
  registered.has('x');
  const values = jest.spyOn(texts, 'values');
  registered.has('x');
  registered.textOf('x');
  expect(values).not.toHaveBeenCalled();
  texts = new Map([...texts]);
  registered.has('x');
  expect(values).not.toHaveBeenCalled();
});
