import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGraph } from './write-graph';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const people = { name: 'people', sdl: `${LINK} type Query { me: P } type P @key(fields: "id") { id: ID }` };
const names = { name: 'names', sdl: `${LINK} type P @key(fields: "id") { id: ID name: String }` };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-compose-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('writes what differs and nothing else', () => {
  expect(writeGraph(directory, [people, names])).toEqual([
    'subgraphs/people.graphql',
    'subgraphs/names.graphql',
    'supergraph.graphql',
  ]);
  expect(writeGraph(directory, [people, names])).toEqual([]);
  writeFileSync(join(directory, 'subgraphs/names.graphql'), 'type Stale { id: ID }');
  expect(writeGraph(directory, [people, names])).toEqual(['subgraphs/names.graphql']);
  expect(readFileSync(join(directory, 'subgraphs/names.graphql'), 'utf8')).toContain(names.sdl);
});

test('writes nothing when the subgraphs contradict each other', () => {
  const contradicting = { name: 'other', sdl: `${LINK} type P @key(fields: "id") { id: ID name: Int }` };
  expect(() => writeGraph(directory, [people, names, contradicting])).toThrow(/do not compose:\n.*P\.name/s);
  expect(() => readFileSync(join(directory, 'supergraph.graphql'))).toThrow('ENOENT');
  expect(() => readFileSync(join(directory, 'subgraphs/people.graphql'))).toThrow('ENOENT');
});
