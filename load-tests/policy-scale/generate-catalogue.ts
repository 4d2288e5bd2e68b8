import type { CatalogueContent, FieldContent, TypeContent } from '../../policies/engine/documents';
import type { DocumentContent } from '../../policies/store/documents-of-content';
import type { Size } from './generate-set';

export const departments = 20;
/** Fields of each type, its root field aside. */
export const fieldsPerType = 19;

export const department = (index: number) => `department-${index % departments}`;
export const typeName = (index: number) => `Register${index}`;
export const typeCount = ({ coordinates }: Size) => Math.floor(coordinates / (fieldsPerType + 1));

const label = { zh: '数据项', en: 'item' };

/** Registers of persons and firms in turn; each leads to the next one, alone and as a list. */
export function generateCatalogue(size: Size): { sdl: string; catalogues: DocumentContent[] } {
  const types = typeCount(size);
  const roots = Array.from({ length: types }, (_, index) => `  register${index}(number: String!): ${typeName(index)}`);
  const sdl = Array.from({ length: types }, (_, index) => typeSdl(index, types));
  const catalogues = Array.from({ length: departments }, (_, owner): DocumentContent => {
    const own = Array.from({ length: types }, (_, index) => index).filter((index) => index % departments === owner);
    const content: CatalogueContent = {
      subgraph: `subgraph-${owner}`,
      owner: department(owner),
      types: {
        Query: { label, fields: Object.fromEntries(own.map((index) => [`register${index}`, rootField(index)])) },
        ...Object.fromEntries(own.map((index) => [typeName(index), typeContent(index)])),
      },
    };
    return { file: `catalogue/subgraph-${owner}.yaml`, kind: 'catalogue', content };
  });
  return { sdl: [`type Query {\n${roots.join('\n')}\n}`, ...sdl].join('\n'), catalogues };
}

/** `text0` to `text9` are unconditional, the others need agreements. */
function typeSdl(index: number, types: number): string {
  const next = typeName((index + 1) % types);
  const texts = Array.from({ length: fieldsPerType - 6 }, (_, n) => `  text${n}: String`);
  return [
    `type ${typeName(index)} {`,
    '  id: ID',
    '  number: String',
    '  bornOn: String',
    '  state: String',
    ...texts,
    `  next: ${next}`,
    `  many(state: String, first: Int = 20): [${next}]`,
    '}',
  ].join('\n');
}

function typeContent(index: number): TypeContent {
  const conditional: FieldContent = { label, level: 'L3', class: 'conditional' };
  const texts = Array.from({ length: fieldsPerType - 6 }, (_, n): [string, FieldContent] => [
    `text${n}`,
    n < 10 ? { label, level: 'L2', class: 'unconditional', ttl: 60 } : { ...conditional, defaultMask: 'name' },
  ]);
  return {
    label,
    subject: index % 2 === 0 ? { person: 'id', bornOn: 'bornOn', identifier: 'number' } : { organisation: 'id' },
    fields: {
      id: { label, level: 'L2', class: 'unconditional', pseudonym: true },
      number: { ...conditional, level: 'L4', defaultMask: 'idNumber' },
      bornOn: conditional,
      state: { label, level: 'L1', class: 'unconditional' },
      ...Object.fromEntries(texts),
      next: { label, level: 'L2', class: 'unconditional' },
      many: {
        ...conditional,
        arguments: { state: { probes: `${typeName(index)}.state` }, first: { limits: 200 } },
      },
    },
  };
}

function rootField(index: number): FieldContent {
  return {
    label,
    level: 'L2',
    class: 'unconditional',
    arguments: { number: { looksUp: `${typeName(index)}.number` } },
  };
}
