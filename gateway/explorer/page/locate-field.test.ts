import { type DocumentNode, parse } from 'graphql';

type LocateField = (
  document: DocumentNode,
  operationName: string | null,
  path: readonly string[],
) => { start: number; end: number }[];
const { locateField } = require('./locate-field.mjs') as { locateField: LocateField };

const text = `
  query Other { person { name } }
  query Asked {
    who: person {
      name
      ...Card
      household { members { person { mobile } } }
      ... on Person { secret: mobile }
    }
  }
  fragment Card on Person { name photo ...Card }
`;
const found = (...path: string[]) =>
  locateField(parse(text), 'Asked', path).map(({ start, end }) => ({ text: text.slice(start, end), start }));

describe('locateField', () => {
  it('finds a field by the names of the answer, aliases and lists included', () => {
    expect(found('who')).toEqual([{ text: 'who: person', start: text.indexOf('who: person') }]);
    expect(found('who', 'household', 'members', 'person', 'mobile').map((each) => each.text)).toEqual(['mobile']);
    expect(found('who', 'secret').map((each) => each.text)).toEqual(['secret: mobile']);
  });

  it('finds every place that answers to the path, in fragments that refer to themselves too', () => {
    expect(found('who', 'name')).toHaveLength(2);
    expect(found('who', 'photo').map((each) => each.start)).toEqual([text.indexOf('photo')]);
  });

  it('finds nothing for what the text does not ask for', () => {
    expect(found('person')).toEqual([]);
    expect(found('who', 'mobile')).toEqual([]);
    expect(found()).toEqual([]);
  });
});
