import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadGraph } from '../../schema/supergraph';
import { runCase } from '../cli/run-case';
import { compilePolicy } from '../engine/compile-policy';
import type { AgreementContent, ItemContent, PolicyDocument } from '../engine/documents';
import type { CompiledPolicy } from '../engine/model';
import { readCases } from '../store/cases';
import { readPolicyFiles } from '../store/files';
import { graphFacts } from '../store/graph-facts';

/** The project's own policy set against the twelve operations and against itself. */
const directory = join(__dirname, '..');
const graph = loadGraph(readFileSync(join(directory, '../schema/supergraph.graphql'), 'utf8'));
const documents = readPolicyFiles(directory);
const facts = graphFacts(graph.sdl);
const { cases } = readCases(directory);
const consumerOf: Readonly<Record<string, readonly string[]>> = {
  S01: ['amr'],
  S02: ['education'],
  // Four departments follow each other; nobody sees the whole operation.
  S03: ['health', 'psb', 'medical-insurance', 'hrss'],
  S04: ['tender-centre'],
  S05: ['venue'],
  S06: ['amr'],
  S07: ['psb'],
  S08: ['transport'],
  S09: ['amr'],
  S10: ['civil-affairs'],
  S11: ['housing'],
  S12: ['amr'],
};

function compiled(changed: readonly PolicyDocument[]): CompiledPolicy | null {
  return compilePolicy({ ...documents, documents: changed }, graph.full, facts).policy;
}

test.each(Object.entries(consumerOf))(
  '%s is answered to the last field by those whose item it is',
  (item, consumers) => {
    const about = cases.filter(({ content }) => content.operation === `${item}.graphql` && content.item === item);
    const given = new Set<string>();
    const asked = new Set<string>();
    for (const { content } of about) {
      if (content.expectAll !== undefined || !consumers.includes(content.client.replace(/-app$/, ''))) continue;
      for (const [path, form] of Object.entries(content.expect ?? {})) {
        asked.add(path);
        if (/^(full|mask\(|rows\()/.test(form)) given.add(path);
      }
    }
    expect(asked.size).toBeGreaterThan(2);
    expect([...asked].filter((path) => !given.has(path))).toEqual([]);
    // A case that names every path of the operation: the runner would otherwise pass over what nobody wrote down.
    const policy = compiled(documents.documents)!;
    const named = about.find(({ content }) => content.expectAll === undefined)!.content;
    const rest = runCase(policy, directory, graph, { ...named, expectAll: 'unnamed' });
    expect(rest.filter((line) => !asked.has(line.split(':')[0]!))).toEqual([]);
  },
);

test('no grant, rule, mask or forbid can be taken away without failing a case', () => {
  const unnoticed: string[] = [];
  let mutants = 0;
  for (const { label, items, consumer, documents: changed } of mutations()) {
    mutants += 1;
    const policy = compiled(changed);
    if (!policy) continue;
    const noticed = cases.some(
      ({ content }) =>
        content.client === `${consumer}-app` &&
        content.item !== null &&
        items.includes(content.item) &&
        runCase(policy, directory, graph, content).length > 0,
    );
    if (!noticed) unnoticed.push(label);
  }
  expect(unnoticed).toEqual([]);
  expect(mutants).toBeGreaterThan(300);
});

interface Mutation {
  readonly label: string;
  /** Ids of the items whose decisions may change. */
  readonly items: readonly string[];
  /** The organisation whose decisions may change. */
  readonly consumer: string;
  readonly documents: readonly PolicyDocument[];
}

function* mutations(): Generator<Mutation> {
  for (const document of documents.documents) {
    const changed = (content: unknown) =>
      documents.documents.map((each) => (each === document ? ({ ...document, content } as PolicyDocument) : each));
    if (document.kind === 'agreement') {
      for (const [label, content] of lesserAgreements(document.content)) {
        yield {
          label: `${document.content.id} without ${label}`,
          items: content.items,
          consumer: content.consumer,
          documents: changed(content),
        };
      }
    }
    if (document.kind !== 'items') continue;
    for (const item of document.content.items) {
      for (const [label, consumer, lesser] of lesserItems(item)) {
        const items = document.content.items.map((each) => (each === item ? lesser : each));
        yield { label: `${item.id} without ${label}`, items: [item.id], consumer, documents: changed({ items }) };
      }
    }
  }
}

function* lesserItems(item: ItemContent): Generator<[string, string, ItemContent]> {
  for (const [organisation, { coordinates }] of Object.entries(item.steps)) {
    for (const gone of coordinates) {
      const step = { coordinates: coordinates.filter((each) => each !== gone) };
      yield [`${gone} of ${organisation}`, organisation, { ...item, steps: { ...item.steps, [organisation]: step } }];
    }
  }
}

function* lesserAgreements(agreement: AgreementContent): Generator<[string, AgreementContent]> {
  const { grants, forbids = [] } = agreement;
  for (const grant of grants) {
    const others = grants.filter((each) => each !== grant);
    const { rows, when, form, ...bare } = grant;
    for (const gone of grant.coordinates) {
      const coordinates = grant.coordinates.filter((each) => each !== gone);
      const kept = coordinates.length > 0 ? [...others, { ...grant, coordinates }] : others;
      yield [gone, { ...agreement, grants: kept }];
    }
    const named = `of ${grant.coordinates.join(', ')}`;
    if (rows)
      yield [
        `rows ${named}`,
        { ...agreement, grants: [...others, { ...bare, ...(form && { form }), ...(when && { when }) }] },
      ];
    if (when)
      yield [
        `when ${named}`,
        { ...agreement, grants: [...others, { ...bare, ...(form && { form }), ...(rows && { rows }) }] },
      ];
    if (form?.startsWith('mask'))
      yield [`mask ${named}`, { ...agreement, grants: [...others, { ...grant, form: 'full' }] }];
  }
  for (const gone of forbids) {
    yield [`forbid of ${gone}`, { ...agreement, forbids: forbids.filter((each) => each !== gone) }];
  }
}
