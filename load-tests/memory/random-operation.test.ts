import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { Random } from '../../schema/testing/random';
import { randomOperation } from './random-operation';

const { api } = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));

test('operations are valid, differ, and use what the language has', () => {
  const random = new Random(7);
  const texts = Array.from({ length: 300 }, () => randomOperation(api, random).text);
  for (const text of texts) expect([text, validate(api, parse(text))]).toEqual([text, []]);
  expect(new Set(texts).size).toBe(300);
  const all = texts.join('\n');
  for (const form of ['fragment F0 on', '... on ', '@include(if: $', '$v1: ', ': __typename', '(uscc: "'])
    expect(all).toContain(form);
});

test('the same seed, the same operations', () => {
  const some = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 5 }, () => randomOperation(api, random));
  };
  expect(some(3)).toEqual(some(3));
  expect(some(3)).not.toEqual(some(4));
});
