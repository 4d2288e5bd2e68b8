import { graphql } from 'graphql';
import { usccAt } from '../world/uscc-at';
import { compileOperation } from './compile-operation';
import { documents } from './tests/documents';
import { subgraph } from './tests/subgraph';

describe('the replay server’s assembler', () => {
  it.each(documents)('answers $what as graphql-js does, byte for byte', async ({ department, text, variables }) => {
    const expected = await graphql({ schema: subgraph(department), source: text, variableValues: { ...variables } });
    expect(expected.errors).toBeUndefined();
    const operation = compileOperation(text, null);
    expect(operation(variables)).toBe(JSON.stringify({ data: expected.data }));
    // From what it kept of the first time.
    expect(operation(variables)).toBe(JSON.stringify({ data: expected.data }));
  });

  it('chooses the operation by its name', () => {
    const text = 'query A { legalEntities(usccs: []) { name } } query B { __typename }';
    expect(compileOperation(text, 'B')({})).toBe('{"data":{"__typename":"Query"}}');
  });

  it('does not confuse what it kept for different variables', () => {
    const operation = compileOperation(
      'query($r:[_Any!]!$n:Int!){_entities(representations:$r){...on LegalEntity{licenses(typeCode:"11100000000013338W001" first:$n){number}}}}',
      null,
    );
    const r = [{ __typename: 'LegalEntity', uscc: usccAt('91', 5) }];
    const all = operation({ r, n: 9 });
    expect(operation({ r, n: 0 })).toBe('{"data":{"_entities":[{"licenses":[]}]}}');
    expect(operation({ r, n: 9 })).toBe(all);
    expect(all).toContain('"number":"D');
  });

  it.each([
    ['a root field', '{ person(idNumber: "x") { pid } }', 'no root field `person`'],
    ['a field', '{ legalEntity(uscc: "%") { email } }', 'no field `LegalEntity.email`'],
    ['a directive', '{ legalEntity(uscc: "%") { name @skip(if: true) } }', 'no directives, got `@skip`'],
  ])('refuses %s that it does not know, instead of answering wrongly', (_, text, message) => {
    expect(() => compileOperation(text.replace('%', usccAt('91', 1)), null)({})).toThrow(message);
  });
});
