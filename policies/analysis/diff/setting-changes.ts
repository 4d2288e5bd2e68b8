import type { Entry } from '../document-index';
import type { PolicySet } from '../policy-set';
import { dormantChanges } from './dormant-changes';
import { flatten } from './flatten';
import type { SettingChange } from './model';
import { overlayChanges } from './overlay-changes';
import { quotaChanges } from './quota-changes';

/** One kind of thing that documents speak of. */
interface Subject {
  readonly what: string;
  entries(set: PolicySet): ReadonlyMap<string, Entry<unknown>>;
  /** Keys whose effect is told elsewhere: who is granted what, quotas. */
  readonly told: readonly string[];
}

const subjects: readonly Subject[] = [
  { what: 'organisation', entries: ({ source }) => source.organisations, told: ['id'] },
  { what: 'client', entries: ({ source }) => source.clients, told: ['id'] },
  { what: 'officer', entries: ({ source }) => source.officers, told: ['id'] },
  { what: 'item', entries: ({ source }) => source.items, told: ['id', 'steps'] },
  { what: 'agreement', entries: ({ source }) => source.agreements, told: ['id', 'grants', 'forbids', 'quota'] },
  { what: 'coordinate', entries: withOwners, told: [] },
  { what: 'subject of', entries: ({ source }) => source.subjects, told: [] },
  { what: 'input field', entries: ({ source }) => source.inputs, told: [] },
  { what: 'limits', entries: ({ source }) => new Map(source.limits ? [['', source.limits]] : []), told: [] },
  { what: 'operation', entries: listedOperations, told: [] },
];

/** What documents say otherwise, key by key, besides who is granted what. */
export function settingChanges(before: PolicySet, after: PolicySet): SettingChange[] {
  const ofDocuments = subjects.flatMap((subject) => [...changesOf(subject, before, after)]);
  return [
    ...ofDocuments,
    ...dormantChanges(before, after),
    ...quotaChanges(before, after),
    ...overlayChanges(before, after),
  ];
}

function* changesOf({ what, entries, told }: Subject, before: PolicySet, after: PolicySet): Generator<SettingChange> {
  const [old, recent] = [entries(before), entries(after)];
  for (const id of [...new Set([...old.keys(), ...recent.keys()])].sort()) {
    const [from, to] = [old.get(id), recent.get(id)];
    const keys = [flatten(from?.content, told), flatten(to?.content, told)] as const;
    const named = [what, id].filter(Boolean).join(' ');
    const place = (to ?? from)?.place() ?? null;
    if (!from || !to) {
      const details = [{ key: '', before: from ? 'there' : null, after: to ? 'there' : null }];
      yield { kind: from ? 'removed' : 'added', what: named, details, place };
      continue;
    }
    const details = [...new Set([...keys[0].keys(), ...keys[1].keys()])]
      .map((key) => ({ key, before: keys[0].get(key) ?? null, after: keys[1].get(key) ?? null }))
      .filter((detail) => detail.before !== detail.after);
    if (details.length > 0) yield { kind: 'changed', what: named, details, place };
  }
}

/** Of a coordinate it also counts whose it is and which department has it. */
function withOwners({ source }: PolicySet): ReadonlyMap<string, Entry<unknown>> {
  return new Map(
    [...source.fields].map(([coordinate, { content, catalogue, place }]) => [
      coordinate,
      { content: { ...content, owner: catalogue.owner, subgraph: catalogue.subgraph }, place },
    ]),
  );
}

/** Texts of the operations that some item lists; nobody is held to the others. */
function listedOperations({ source }: PolicySet): ReadonlyMap<string, Entry<unknown>> {
  const listed = new Set([...source.items.values()].flatMap(({ content }) => content.operations ?? []));
  return new Map(
    [...listed].map((file) => [
      file,
      {
        content: { text: source.operations.get(file) ?? '' },
        place: () => ({ file: `operations/${file}`, line: 1, column: 1 }),
      },
    ]),
  );
}
