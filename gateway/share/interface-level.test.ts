import { buildSchema } from 'graphql';
import { openPolicy } from '../../policies/engine/open-policy';
import type { Graph } from '../../schema/supergraph';
import type { Decision, ShapeObject } from './model';
import { createShare } from './share';
import { consumer, operationOf, textOf } from './tests/small-graph';

const sdl = /* GraphQL */ `
  interface Media { id: ID  title: String  makers: [Person]  related(first: Int): Media  size: Int }
  type Book implements Media { id: ID  title: String  makers: [Person]  related(first: Int): Media  size: Int  pages: Int }
  type Film implements Media { id: ID  title: String!  makers: [Person]  related(first: Int): Media  size: Int  minutes: Int }
  type Person { name: String  favourite: Media }
  interface Loose { id: ID  next: Loose }
  type One implements Loose { id: ID  next: One }
  interface Nothing { id: ID }
  type Query { media(id: ID): Media  all: [Media]  any: Any  loose: Loose  loops: Loops  nothing: Nothing  shy: Shy }
  union Any = Book | Film
  interface Loops { self: Loops  other: Media }
  type Left implements Loops { self: Left  other: Media }
  type Right implements Loops { self: Right  other: Media }
  interface Shy { id: ID }
  type Seen implements Shy { id: ID }
`;
const api = buildSchema(sdl);
const full = buildSchema(`${sdl} type Unseen implements Shy { id: ID }`);

function decided(text: string): Decision {
  const share = createShare({ graph: { full, api } as Graph, clock: { now: () => 0 } });
  return share(operationOf(text), consumer(), openPolicy());
}

const planned = (text: string) => textOf(decided(text).prepared.operation!);

/** Types under which a field's objects are known, with the fields shown of each. */
function shapesOf(text: string): Record<string, string[]> {
  const [field] = decided(text).prepared.shape.fields;
  const keys = ({ fields }: ShapeObject) => fields.map(({ responseKey, coordinate }) => `${responseKey} ${coordinate}`);
  return Object.fromEntries([...(field?.children ?? [])].map(([name, shape]) => [name, keys(shape)]));
}

describe('what is asked of an interface where everything is granted', () => {
  it('is asked of the interface, whose objects then need not say what they are', () => {
    expect(planned('{ all { id size } }')).toBe('query { all { id size } }');
    expect(shapesOf('{ all { id size } }')).toEqual({ Media: ['id Media.id', 'size Media.size'] });
  });

  it('is neither sensitive nor a pseudonym', () => {
    const [field] = decided('{ all { id } }').prepared.shape.fields;
    expect(field).toMatchObject({ pseudonym: false, sensitive: false });
  });

  it('goes on below, also through other interfaces', () => {
    expect(planned('{ all { makers { name favourite { id } } } }')).toBe(
      'query { all { makers { name favourite { id } } } }',
    );
  });

  it('is asked with arguments under one name', () => {
    expect(planned('{ all { related(first: 2) { id } } }')).toBe(
      'query { all { related_#: related(first: 2) { id } } }',
    );
  });

  it('stays with the concrete types as soon as one of them is asked for something of its own', () => {
    const text = '{ all { id ... on Book { pages } } }';
    expect(planned(text)).toBe('query { all { __typename id ... on Book { pages } } }');
    expect(shapesOf(text)).toEqual({
      Book: ['id Book.id', 'pages Book.pages'],
      Film: ['id Film.id'],
      Media: ['id Media.id'],
    });
  });

  it('is not known by the interface alone where the type is asked for too', () => {
    const text = '{ all { __typename id } }';
    expect(planned(text)).toBe('query { all { __typename id } }');
    expect(Object.keys(shapesOf(text))).toEqual(['Book', 'Film']);
    expect(planned('{ all { ... on Book { id } ... on Film { id } } }')).toBe(
      'query { all { __typename ... on Book { id } ... on Film { id } } }',
    );
  });

  it('is asked of each type where the types do not agree with the interface', () => {
    expect(planned('{ all { title } }')).toBe('query { all { __typename title } }');
    expect(shapesOf('{ all { title } }')).toEqual({
      Book: ['title Book.title'],
      Film: ['title Film.title'],
      Media: ['title Media.title'],
    });
    expect(planned('{ loops { self { other { id } } } }')).toBe(
      'query { loops { __typename ... on Left { self { other { id } } } ... on Right { self { other { id } } } } }',
    );
    expect(planned('{ loops { other { id } } }')).toBe('query { loops { other { id } } }');
  });

  it('is asked of each type where what stands below differs', () => {
    const text = '{ all { makers { name } ... on Book { makers { favourite { id } } } } }';
    expect(planned(text)).toBe(
      'query { all { __typename ... on Book { makers { name favourite { id } } } ... on Film { makers { name } } } }',
    );
    expect(Object.keys(shapesOf(text))).toEqual(['Book', 'Film']);
  });

  it('is shown under the names that were asked for, and only where all types have them', () => {
    const text = '{ all { a: id size ... on Book { b: size } ... on Film { pages: minutes } } }';
    expect(shapesOf(text)['Media']).toEqual(['a Media.id', 'size Media.size']);
    expect(planned(text)).toBe('query { all { __typename id size ... on Film { minutes } } }');
  });

  it('keeps types apart whose objects are shown under other names, at any depth', () => {
    const types = (text: string) => Object.keys(shapesOf(text));
    for (const text of [
      '{ all { id ... on Book { x: id } } }',
      '{ all { id ... on Film { x: id } } }',
      '{ all { id ... on Book { a: id } ... on Film { b: id } } }',
      '{ all { makers { name } ... on Book { makers { n: name } } } }',
      '{ all { makers { name } ... on Film { makers { n: name } } } }',
      `{ all { a: related(first: 1) { id } b: related(first: 2) { id }
        ... on Book { x: related(first: 1) { id } } ... on Film { x: related(first: 2) { id } } } }`,
    ])
      expect(types(text).slice(0, 2)).toEqual(['Book', 'Film']);
    expect(shapesOf('{ all { id ... on Book { x: id } } }')['Media']).toEqual(['id Media.id']);
  });

  it('shows nothing of an object of unknown type where its types have nothing in common', () => {
    const text = '{ all { ... on Book { pages } ... on Film { minutes } } }';
    expect(Object.keys(shapesOf(text))).toEqual(['Book', 'Film']);
    expect([...(decided(text).prepared.shape.fields[0]?.hidden ?? [])]).toContain('Media');
  });

  it('asks which type it is where nothing else is asked', () => {
    expect(planned('{ all { id @skip(if: true) } }')).toBe('query { all { __typename } }');
  });

  it('says its type where a type must not be seen, and in unions', () => {
    expect(planned('{ shy { id } }')).toBe('query { shy { __typename id } }');
    expect(planned('{ any { ... on Media { id } } }')).toBe(
      'query { any { __typename ... on Book { id } ... on Film { id } } }',
    );
  });

  it('says its type when one use of the field needs it, among those that merged', () => {
    expect(planned('{ a: all { id } b: all { size __typename } }')).toBe('query { all { __typename id size } }');
    expect(planned('{ b: all { size __typename } a: all { id } }')).toBe('query { all { __typename size id } }');
  });

  it('is decided by itself where nothing implements it', () => {
    expect(planned('{ nothing { id } }')).toBe('query { nothing { id } }');
  });

  it('hides the name that only says that the type was not found out, unless it can be shown so', () => {
    const hidden = (text: string) => [...(decided(text).prepared.shape.fields[0]?.hidden ?? [])].sort();
    expect(hidden('{ all { __typename id } }')).toEqual(['Media']);
    expect(hidden('{ all { id } }')).toEqual([]);
    expect(hidden('{ shy { id } }')).toEqual(['Unseen']);
    expect(hidden('{ shy { id __typename } }')).toEqual(['Shy', 'Unseen']);
    expect(decided('{ all { id } }').prepared.shape.fields[0]?.hidden?.size).toBe(0);
  });
});
