import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { complete } from './reference/complete';
import { internalise } from './reference/internalise';
import { library } from './reference/library/library';
import { runLibrary } from './reference/run-library';

const { graph } = library();

/** The answer to a client's operation, by way of internal names. */
async function answer(text: string): Promise<unknown> {
  const document = parse(text);
  expect(validate(graph.api, document)).toEqual([]);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = new Map<string, FragmentDefinitionNode>();
  if (!operation) throw new Error('no operation');
  const internal = internalise(graph.api, operation, fragments, {});
  const { data } = await runLibrary(internal.text);
  const completed = await complete(graph.api, document, {}, data, { rootNames: internal.rootNames });
  expect(completed.errors).toEqual([]);
  return completed.data;
}

describe('a client’s alias cannot take the place of', () => {
  test('a key', async () => {
    const honest = await answer('{ person(pid: "p1") { name reviews(first: 1) { stars } } }');
    const aliased = (await answer('{ person(pid: "p1") { pid: name reviews(first: 1) { stars } } }')) as {
      person: { pid: string };
    };
    expect(aliased).toEqual({
      person: { pid: 'name 1', reviews: (honest as { person: { reviews: unknown } }).person.reviews },
    });
  });

  test('an input of a computed field', async () => {
    const honest = await answer('{ person(pid: "p3") { depot { open city } } }');
    expect(await answer('{ person(pid: "p3") { mail: name depot { open city } } }')).toEqual({
      person: { mail: 'name 3', depot: (honest as { person: { depot: unknown } }).person.depot },
    });
  });

  test('the type name', async () => {
    expect(
      await answer('{ book(id: "b1") { __typename: title reviews(first: 1) { author { __typename: nick mail } } } }'),
    ).toMatchObject({
      book: { __typename: 'title 1' },
    });
  });

  test('the echo of a key', async () => {
    const stolen = await answer(
      '{ people(first: 9) { _key_pid: name _key___typename: nick reviews(first: 1) { author { _key_pid: mail } } } }',
    );
    const honest = await answer('{ people(first: 9) { a: name b: nick reviews(first: 1) { author { c: mail } } } }');
    expect(
      JSON.stringify(stolen)
        .replaceAll('_key_pid":"mail', 'c":"mail')
        .replaceAll('_key_pid":null', 'c":null')
        .replaceAll('_key_pid', 'a')
        .replaceAll('_key___typename', 'b'),
    ).toBe(JSON.stringify(honest));
  });

  test('another field of the same name, with other arguments or below another alias', async () => {
    expect(
      await answer(
        '{ me { a: homes { street: city } b: homes { street } first: friends(first: 1) { pid } none: friends(first: 0) { pid } } }',
      ),
    ).toMatchObject({
      me: { none: [] },
    });
  });

  test('a name that JavaScript knows', async () => {
    const data = (await answer('{ me { constructor: name toString: nick __proto__: pid } }')) as { me: object };
    expect(JSON.stringify(data)).toContain('"__proto__":"p1"');
  });
});
