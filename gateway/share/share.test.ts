import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphFacts } from '../../policies/store/graph-facts';
import { fileReader } from '../../policies/store/reader';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { Random } from '../../schema/testing/random';
import { cast } from '../../subgraphs/registers/cast';
import type { Consumer } from '../identity/model';
import { personas } from '../identity/sandbox/personas';
import { createPrepareOperation } from '../operation/prepare-operation';
import { contentText } from './content-text';
import type { Decision } from './model';
import { createShare } from './share';

const root = packageRoot();
const graph = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
const policy = fileReader(join(root, 'policies'), graph.full, graphFacts(graph.sdl)).current();
const limits = { maxTokens: 4_000, maxDepth: 15, maxAliases: 100, maxRootFields: 20, maxCost: 1_000_000 };
const prepare = createPrepareOperation({ schema: graph.api, limits });
const directory = join(root, 'policies', 'operations');
const texts = readdirSync(directory)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => ({
    query: readFileSync(join(directory, name), 'utf8'),
    variables: JSON.parse(readFileSync(join(directory, name.replace('.graphql', '.variables.json')), 'utf8')),
  }));
texts.push({
  query: `query ($id: IdNumber!, $year: Int!, $status: LicenseStatus, $deep: Boolean!) {
    person(idNumber: $id) { isSchoolAge(year: $year) name @skip(if: $deep) licenses(status: $status) { status } }
  }`,
  variables: { id: cast.persons.zhangMin.idNumber, year: 2026, deep: false },
});

/** Everything that later stages take from a decision. */
function outcome({ prepared, uses, charges, item }: Decision) {
  const { shape, operation, refusals, disclosed, refused, charged } = prepared;
  const forms = uses.map(({ decision, arguments: args }) => [decision.form, decision.rules, decision.refusal, args]);
  return {
    shape: contentText(shape),
    text: operation?.text,
    refusals,
    disclosed,
    refused,
    charged,
    forms,
    charges,
    item,
  };
}

function consumerOf(random: Random): Consumer {
  const persona = random.pick(personas);
  const named = random.chance(0.6) ? persona : random.pick(personas);
  const item = random.chance(0.1) ? null : named.item;
  const subjects = Object.values(cast.persons).map(({ idNumber }) => idNumber);
  const coordinates = [...policy.index.fields.keys()].filter(() => random.chance(0.8));
  const consent =
    item && random.chance(0.5) ? { subjects, item, coordinates, expiresAtMs: Date.UTC(2026, 10, 21) } : null;
  return {
    client: persona.client,
    organisation: policy.client(persona.client)!.organisation,
    division: null,
    operator: random.pick(['op-1', 'op-2']),
    roles: [],
    item,
    case: item && random.chance(0.8) ? `${item}202611200001` : null,
    consent,
  };
}

it('decides the same from what it knows as from nothing, whoever asked before, for whatever, whenever', () => {
  let nowMs = Date.UTC(2026, 10, 20);
  const clock = { now: () => nowMs };
  const knowing = createShare({ graph, clock });
  const random = new Random(7);
  const idNumbers = Object.values(cast.persons).map(({ idNumber }) => idNumber);
  for (let n = 0; n < 1_500; n += 1) {
    if (random.chance(0.02))
      nowMs = random.pick([Date.UTC(2026, 10, 20), Date.UTC(2026, 11, 31), Date.UTC(2035, 0, 1)]);
    const { query, variables } = random.pick(texts);
    const changed: Record<string, unknown> = { ...variables };
    for (const name of Object.keys(changed)) {
      if (name === 'year') changed[name] = random.pick([2025, 2026, 2031]);
      if (name === 'deep') changed[name] = random.chance(0.5);
      if (/^(id|child|mother|driver|candidate|applicant|head)$/.test(name)) changed[name] = random.pick(idNumbers);
    }
    if ('year' in changed && random.chance(0.5)) changed['status'] = random.pick(['VALID', null]);
    const operation = prepare(
      {
        query,
        variables: changed,
        operationName: null,
        extensions: {},
        readOnly: false,
        mediaType: 'application/json',
      },
      { client: 'any', mayIntrospect: true },
    );
    const consumer = consumerOf(random);
    const fresh = createShare({ graph, clock, most: { operations: 1, outcomes: 1, fields: 9_999 } });
    expect(outcome(knowing(operation, consumer, policy))).toEqual(outcome(fresh(operation, consumer, policy)));
  }
});
