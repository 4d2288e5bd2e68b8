import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphFacts } from './graph-facts';

describe('graphFacts', () => {
  const facts = graphFacts(readFileSync(join(__dirname, '../../schema/supergraph.graphql'), 'utf8'));

  test('knows what feeds an `@requires` field', () => {
    expect(facts.requires.get('Person.isRetirementAge')?.toSorted()).toEqual(['Person.birthDate', 'Person.sex']);
  });

  test('knows which subgraphs resolve a coordinate', () => {
    expect(facts.subgraphs.get('Address.text')).toEqual(['geography']);
    expect(facts.subgraphs.get('Household.id')).toEqual(['population']);
    expect(facts.subgraphs.get('Person.pid')).toEqual(expect.arrayContaining(['population', 'credit']));
    expect(facts.subgraphs.get('Penalty.decisionNo')).toEqual(['credit']);
    expect(facts.subgraphs.get('Person.birthDate')).toEqual(['population']);
  });

  test('follows nested and conditional inputs of `@requires`', () => {
    const { requires } = graphFacts(/* GraphQL */ `
      enum join__Graph { A @join__graph(name: "a", url: "x") }
      union Pet = Dog
      type Dog @join__type(graph: A) { name: String }
      type Home @join__type(graph: A) { street: String }
      type Person @join__type(graph: A) {
        home: Home
        pets: [Pet!]!
        label: String @join__field(graph: A, requires: "home { street } pets { ... on Dog { name } }")
      }
    `);
    expect(requires.get('Person.label')).toEqual(['Person.home', 'Home.street', 'Person.pets', 'Dog.name']);
  });
});
