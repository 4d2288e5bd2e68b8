import { documentKinds, kindOfFile, registryFiles } from './document-kinds';

describe('kindOfFile', () => {
  test.each([
    ['catalogue/population.yaml', 'catalogue'],
    ['agreements/a.b-c.yaml', 'agreement'],
    ['operations/S01.graphql', 'operation'],
    ['operations/S01.variables.json', 'ignored'],
    ['registry/clients.yaml', 'clients'],
    ['registry/clients-2.yaml', 'clients'],
    ['registry/organisations-north-west.yaml', 'organisations'],
    ['registry/limits.yaml', 'limits'],
    ['registry/limits-2.yaml', 'stray'],
    ['registry/clients-.yaml', 'stray'],
    ['registry/clients2.yaml', 'stray'],
    ['registry/client.yaml', 'stray'],
    ['registry/clients.yml', 'stray'],
    ['catalogue/population.json', 'stray'],
    ['cases/s01.yaml', 'stray'],
    ['agreements/.hidden.yaml', 'stray'],
    ['agreements/../catalogue/a.yaml', 'stray'],
    ['agreements/..\\a.yaml', 'stray'],
    ['agreements/a/b.yaml', 'stray'],
    ['agreements/a\0.yaml', 'stray'],
    ['/agreements/a.yaml', 'stray'],
    ['a/agreements/a.yaml', 'stray'],
    ['agreements', 'stray'],
  ])('%j is %s', (file, kind) => {
    expect(kindOfFile(file)).toBe(kind);
  });

  test('knows a file for each kind of the registry', () => {
    expect(registryFiles.map(kindOfFile)).toEqual(documentKinds.slice(1, -1));
  });
});
