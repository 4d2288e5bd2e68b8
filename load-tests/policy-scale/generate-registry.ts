import type { ClientContent, ItemContent, OrganisationContent } from '../../policies/engine/documents';
import type { DocumentContent } from '../../policies/store/documents-of-content';
import { department, departments, typeCount, typeName } from './generate-catalogue';
import type { Size } from './generate-set';

/** Steps of an item: organisations that act in it without an agreement. */
const stepsPerItem = 20;
/** Entries in one document. */
const perDocument = 1_000;

export const organisation = (index: number) => (index < departments ? department(index) : `organisation-${index}`);
export const itemCode = (index: number) => `11990000000000107Q${String(3_990_100_700_000 + index).padStart(13, '0')}`;

/** Every organisation with one application, items with their steps, and general limits. */
export function generateRegistry(size: Size): DocumentContent[] {
  const organisations = Array.from(
    { length: size.organisations },
    (_, index): OrganisationContent => ({
      id: organisation(index),
      uscc: `11${String(990_000_000_000_000 + index)}Q`,
      name: { zh: `单位${index}`, en: `Organisation ${index}` },
      kind: index % 10 === 9 ? 'company' : 'government',
      division: '990100',
    }),
  );
  const clients = organisations.map(
    ({ id, name }): ClientContent => ({ id: `${id}-app`, organisation: id, name, introspection: true }),
  );
  const items = Array.from({ length: size.items }, (_, index) => item(index, size));
  const limit = { perConsumerPerMinute: 60, perSubjectPerHour: 20, perCase: 10 };
  return [
    ...inParts(organisations, 'organisations'),
    ...inParts(clients, 'clients'),
    ...inParts(items, 'items'),
    { file: 'registry/limits.yaml', kind: 'limits', content: { limits: { lookup: limit, verify: limit } } },
  ];
}

/** Three of five items are done by ordinary organisations, which are never companies. */
export function stepOrganisation(index: number, step: number, { organisations }: Size): string {
  const at = (index * stepsPerItem + step) * 10;
  return organisation(at % (organisations - (organisations % 10)));
}

function item(index: number, size: Size): ItemContent {
  const types = typeCount(size);
  const steps = Array.from({ length: stepsPerItem }, (_, step): [string, { coordinates: string[] }] => {
    const type = typeName((index + step) % types);
    return [
      stepOrganisation(index, step, size),
      {
        coordinates: [
          `Query.register${(index + step) % types}`,
          ...['id', 'state', 'next', 'text0', 'text1', 'text2', 'text3'].map((field) => `${type}.${field}`),
        ],
      },
    ];
  });
  return {
    id: `I${index}`,
    code: itemCode(index),
    name: { zh: `事项${index}`, en: `Item ${index}` },
    owner: department(index),
    legalBasis: 'a regulation',
    minors: true,
    steps: Object.fromEntries(steps),
  };
}

function inParts<Kind extends 'organisations' | 'clients' | 'items'>(
  entries: readonly unknown[],
  kind: Kind,
): DocumentContent[] {
  const parts = Math.ceil(entries.length / perDocument);
  return Array.from({ length: parts }, (_, part) => ({
    file: `registry/${kind}-${part}.yaml`,
    kind,
    content: { [kind]: entries.slice(part * perDocument, (part + 1) * perDocument) },
  }));
}
