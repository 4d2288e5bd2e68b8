import { buildSchema, type GraphQLObjectType } from 'graphql';
import { HiddenNames } from './hidden-names';

const shared = /* GraphQL */ `
  interface Base { id: ID }
  interface Thing implements Base { id: ID }
  type Open implements Thing & Base { id: ID }
`;
const full = buildSchema(`${shared}
  type Query { things: [Thing!]! any: Any open: Open kind: Kind shade: Shade gone: Gone text: String }
  union Any = Open | Hidden
  type Hidden implements Thing & Base { id: ID }
  enum Kind { PUBLIC SECRET }
  enum Shade { LIGHT DARK }
  enum Gone { A B }
`);
const api = buildSchema(`${shared}
  type Query { things: [Thing!]! any: Any open: Open kind: Kind shade: Shade text: String }
  union Any = Open
  enum Kind { PUBLIC }
  enum Shade { LIGHT DARK }
`);
const fields = (full.getType('Query') as GraphQLObjectType).getFields();
const typeOf = (name: string) => fields[name]!.type;

describe('names that clients do not know', () => {
  const hidden = new HiddenNames(full, api);
  const of = (name: string) => hidden.of(typeOf(name)) && [...hidden.of(typeOf(name))!].sort();

  it('are values of enums that the API schema lacks, or all of an enum that it lacks', () => {
    expect(of('kind')).toEqual(['SECRET']);
    expect(of('gone')).toEqual(['A', 'B']);
    expect(of('shade')).toBeNull();
  });

  it('are types that the API schema lacks, and names that only say that the type was not found out', () => {
    expect(of('things')).toEqual(['Base', 'Hidden', 'Thing']);
    expect(of('any')).toEqual(['Any', 'Base', 'Hidden', 'Thing']);
    expect(hidden.inaccessible(typeOf('any'))).toEqual(['Hidden']);
  });

  it('are none of concrete types and scalars', () => {
    expect([of('open'), of('text')]).toEqual([null, null]);
  });

  it('are found once for each type', () => {
    expect(hidden.of(typeOf('things'))).toBe(hidden.of(typeOf('things')));
  });
});
