import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { compose } from '../../schema/composition/compose';
import { createGateway } from '../compose';
import { loadConfig } from '../config/load-config';
import type { DepartmentRequest } from '../execute/department';
import { RawJson } from '../execute/model';
import { readAnswer } from '../execute/read-answer';
import { ungovernedParts } from '../parts/ungoverned-parts';
import { withLink } from './federation/open-gateway';
import { patience } from './patience';

const office = { name: '处' };
const firms = ['1', '2'].map((id) => ({
  __typename: 'Firm',
  id,
  name: `firm "${id}"`,
  size: 1.5,
  at: { street: '街', zip: '0' },
}));
const subgraphs = {
  register: {
    sdl: /* GraphQL */ `
      type Query { firms: [Firm!]! }
      type Firm @key(fields: "id") { id: ID! name: String size: Float at: Place owners: [Owner!] }
      type Place { street: String zip: String }
      union Owner = Person | Company
      type Person @key(fields: "pid") { pid: ID! born: String }
      type Company { code: ID! }
    `,
    resolvers: {
      Query: {
        firms: () =>
          firms.map((firm) => ({
            ...firm,
            owners: [
              { __typename: 'Person', pid: 'p', born: 'b' },
              { __typename: 'Company', code: 'c' },
            ],
          })),
      },
    },
  },
  permits: {
    sdl: /* GraphQL */ `
      type Firm @key(fields: "id") { id: ID! permits(kind: Kind): [Permit!] case: Case }
      type Permit { no: ID! kind: Kind valid: Boolean days: Int }
      type Case { no: String office: Office }
      type Office @key(fields: "name") { name: String! }
      enum Kind { FOOD FIRE }
    `,
    resolvers: {
      Firm: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        permits: () => [
          { no: 'n1', kind: 'FOOD', valid: true, days: 3 },
          { no: 'n2', kind: null, valid: null, days: null },
        ],
        case: () => ({ no: 'c', office }),
      },
    },
  },
  offices: {
    sdl: /* GraphQL */ `type Office @key(fields: "name") { name: String! phone: String }`,
    resolvers: { Office: { __resolveReference: ({ name }: typeof office) => ({ name, phone: '1' }) } },
  },
};

const schemas = new Map(
  Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => [
    name,
    buildSubgraphSchema({ typeDefs: parse(withLink(sdl)), resolvers: resolvers as never }),
  ]),
);
const supergraph = compose(Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, sdl: withLink(sdl) })));

/** The names of the members that stand as text in what was read. */
function rawNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (one instanceof RawJson ? [name] : rawNames(one)));
}

type Change = (text: string) => string;

/** @param change of the text of every answer, on its way; null: answers are taken apart, whatever they are */
async function openOver(change: Change | null) {
  const passed: string[] = [];
  const config = loadConfig(patience, 'gateway');
  const gateway = await createGateway(config, {
    ...ungovernedParts(config, supergraph, { now: () => 0 }),
    departments: {
      async call({ fetch, variablesText }: DepartmentRequest) {
        const schema = schemas.get(fetch.subgraph);
        if (!schema) throw new Error(`no subgraph ${fetch.subgraph}`);
        const variableValues = JSON.parse(variablesText);
        const text = JSON.stringify(await execute({ schema, document: parse(fetch.document), variableValues }));
        const read = readAnswer(200, Buffer.from(change?.(text) ?? text), change && fetch.read);
        passed.push(...rawNames(read.data));
        return read;
      },
      close: async () => undefined,
    },
  });
  return {
    async ask(query: string) {
      passed.length = 0;
      const { body } = await gateway.answer({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify({ query, variables: { if: true } })),
        id: 'r',
        signal: new AbortController().signal,
      });
      const names = [...new Set(passed)].map((name) => name.replace(/_[0-9a-f]{16}$/, ''));
      return { text: String(body), passed: names.sort() };
    },
    close: () => gateway.close(),
  };
}

let through: Awaited<ReturnType<typeof openOver>>;
let apart: typeof through;
beforeAll(async () => {
  through = await openOver((text) => text);
  apart = await openOver(null);
});
afterAll(async () => {
  await through.close();
  await apart.close();
});

const passedThrough: [string, string[]][] = [
  ['{ firms { name at { street zip } permits { no kind valid days } } }', ['at', 'permits']],
  ['{ firms { name at { street } ... on Firm { at { zip } } } }', ['firms']],
  ['{ firms { owners { __typename ... on Person { pid born } ... on Company { code } } } }', ['firms']],
  ['query ($if: Boolean!) { firms { at { street zip @include(if: $if) } } }', ['firms']],
  // What has an argument or an alias has another name on the way; below it all is as it was.
  ['{ firms { mine: permits(kind: FOOD) { no kind } address: at { zip street } } }', ['at', 'permits']],
];

test.each(passedThrough)('%s: text goes through as it came, and the answer is the same', async (query, names) => {
  const { text, passed } = await through.ask(query);
  expect(passed).toEqual(names);
  expect(text).toBe((await apart.ask(query)).text);
  expect(JSON.parse(text).errors).toBeUndefined();
});

test.each([
  ['an alias below', '{ firms { at { road: street zip } } }'],
  ['a name that the department does not say', '{ firms { owners { ... on Person { pid } } } }'],
  ['another fetch that starts below', '{ firms { case { no office { name phone } } } }'],
])('%s: everything is taken apart', async (_, query) => {
  const { text, passed } = await through.ask(query);
  expect(passed).toEqual([]);
  expect(text).toBe((await apart.ask(query)).text);
});

const query = '{ firms { name at { street zip } permits { no kind valid days } } }';
test.each([
  ['white space', (text: string) => JSON.stringify(JSON.parse(text), null, 1)],
  ['a member that nobody asked for', (text: string) => text.replace('"zip":', '"secret":"x","zip":')],
  ['another order', (text: string) => text.replace('"street":"街","zip":"0"', '"zip":"0","street":"街"')],
  ['a member of another type', (text: string) => text.replace('"days":3', '"days":"3"')],
  ['a null where none may stand', (text: string) => text.replace('"no":"n1"', '"no":null')],
  ['a kind that the graph does not have', (text: string) => text.replace('"FOOD"', '"SECRET"')],
  [
    'an error beside the data',
    (text: string) => text.replace(/}$/, ',"errors":[{"message":"x","path":["firms",0,"at"]}]}'),
  ],
])('%s in an answer: shown as if it had never gone through', async (_, change) => {
  const changed = await openOver(change);
  const { text } = await changed.ask(query);
  await changed.close();
  const plain = await openOver((sent) => ` ${change(sent)}`);
  expect(text).toBe((await plain.ask(query)).text);
  await plain.close();
  expect(text).not.toMatch(/secret/i);
});
