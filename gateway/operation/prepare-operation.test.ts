import { buildSchema, getIntrospectionQuery } from 'graphql';
import { checkedScalars } from '../../schema/checked-scalars';
import { RequestError } from '../errors/request-error';
import type { GraphQLParameters } from '../http/model';
import type { OperationLimits } from './operation-limits';
import { createPrepareOperation } from './prepare-operation';

const schema = checkedScalars(
  buildSchema(`
    scalar IdNumber
    scalar Uscc
    enum Status { OPEN CLOSED }
    input Place { code: String!  floor: Int = 1  holder: IdNumber }
    type Query {
      person(idNumber: IdNumber!): Person
      people(first: Int = 20): [Person]
      firms(usccs: [Uscc!]!): [Firm]
      at(place: Place!, status: Status): Person
      grid: [[Person]]
      party: Party
    }
    type Mutation { touch(idNumber: IdNumber!): Person }
    type Person implements Party { name: String  spouse: Person  children: [Person]  firms(first: Int = 20): [Firm] }
    type Firm implements Party { name: String  owner: Person  parent: Firm  seat: Firm }
    interface Party { name: String }
  `),
);
const limits: OperationLimits = { maxTokens: 2_000, maxDepth: 15, maxAliases: 30, maxRootFields: 10, maxCost: 5_000 };
const idNumber = '990101198604170244';

function parameters(query: string, rest: Partial<GraphQLParameters> = {}): GraphQLParameters {
  const base = { operationName: null, variables: {}, extensions: {}, readOnly: false };
  return { query, ...base, mediaType: 'application/json', ...rest };
}

function prepare(
  query: string,
  rest: Partial<GraphQLParameters> = {},
  { mayIntrospect = true, ...own }: { mayIntrospect?: boolean } & Partial<OperationLimits> = {},
) {
  return createPrepareOperation({ schema, limits: { ...limits, ...own } })(parameters(query, rest), {
    client: 'any',
    mayIntrospect,
  });
}

/** The refusal, so that a test can look at all of it. */
function refusal(...args: Parameters<typeof prepare>): RequestError {
  try {
    prepare(...args);
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
  throw new Error('expected a refusal, got an operation');
}

function told(error: RequestError): string {
  return JSON.stringify([error.message, error.errors, error.headers]);
}

describe('a good operation', () => {
  test('comes with its fragments, its coerced variables and an identity that formatting does not change', () => {
    const text =
      'query ($id: IdNumber!, $first: Int = 3) { person(idNumber: $id) { ...P } people(first: $first) { name } } fragment P on Person { name }';
    const operation = prepare(text, { variables: { id: idNumber, unused: 1 } });
    expect({ ...operation.variables }).toEqual({ id: idNumber, first: 3 });
    expect([...operation.fragments.keys()]).toEqual(['P']);
    expect(operation.id).toMatch(/^[0-9a-f]{64}$/);
    expect(prepare(`# hello\n${text.replaceAll(' { ', ' {\n\n')}`, { variables: { id: idNumber } }).id).toBe(
      operation.id,
    );
  });

  test('has its scalars normalised', () => {
    const { variables } = prepare('query ($id: IdNumber!) { person(idNumber: $id) { name } }', {
      variables: { id: '99010119860417013x' },
    });
    expect(variables['id']).toBe('99010119860417013X');
  });

  test('may be the introspection query of the explorer, for who may introspect', () => {
    expect(prepare(getIntrospectionQuery(), {}, { maxCost: 1_000_000 }).definition.operation).toBe('query');
    const types = 'types { fields { args { name } } }';
    const several = Array.from({ length: 30 }, (_, n) => `a${n}: ${types}`).join(' ');
    expect(refusal(`{ __schema { ${several} } }`).code).toBe('OPERATION_LIMIT');
  });

  test('is picked by name among several', () => {
    const text = 'query A { people { name } } query B { grid { name } }';
    expect(prepare(text, { operationName: 'B' }).definition.name?.value).toBe('B');
    expect(refusal(text).code).toBe('BAD_USER_INPUT');
    expect(refusal(text, { operationName: 'C' }).code).toBe('BAD_USER_INPUT');
    expect(refusal('fragment P on Person { name } ').code).not.toBe('INTERNAL');
  });

  test('cannot reach the prototype by a variable name', () => {
    const text =
      'query ($__proto__: Int, $constructor: Int) { people(first: $__proto__) { name firms(first: $constructor) { name } } }';
    const { variables } = prepare(text, { variables: JSON.parse('{"__proto__": 2}') });
    expect(Object.keys(variables)).toEqual(['__proto__']);
    expect(variables['constructor']).toBeUndefined();
  });
});

describe('limits', () => {
  const code = (...args: Parameters<typeof prepare>) => refusal(...args).code;

  test('tokens are counted by the parser, which stops at the limit', () => {
    expect(code(`{ people { ${'name '.repeat(3_000)}`)).toBe('OPERATION_LIMIT');
    expect(code(`{ people { ${'name '.repeat(30)}`)).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('depth counts through fragments', () => {
    const nested = (depth: number): string => (depth === 1 ? 'name' : `spouse { ${nested(depth - 1)} }`);
    expect(code(`{ people { ${nested(15)} } }`)).toBe('OPERATION_LIMIT');
    expect(prepare(`{ people { ${nested(14)} } }`)).toBeDefined();
    expect(
      told(
        refusal(
          `{ people { ...A } } fragment A on Person { ${nested(9)} spouse { ...B } } fragment B on Person { ${nested(14)} }`,
        ),
      ),
    ).toContain('depth');
  });

  test('texts of any depth are refused as such, even where they are too much for the stack', () => {
    for (const size of [500, 1_000, 2_000, 4_000, 8_000, 20_000]) {
      const fields = `${'{ people '.repeat(size)} { name } ${'}'.repeat(size)}`;
      const fragments = `${'{ ... on Query '.repeat(size)} { people { name } } ${'}'.repeat(size)}`;
      const values = `{ at(place: ${'['.repeat(size)}${']'.repeat(size)}) { name } }`;
      expect(told(refusal(fields, {}, { maxTokens: 100_000 }))).toContain('depth');
      for (const text of [fragments, values]) {
        expect(['OPERATION_LIMIT', 'GRAPHQL_VALIDATION_FAILED']).toContain(
          refusal(text, {}, { maxTokens: 200_000 }).code,
        );
      }
    }
  });

  test('aliases count wherever their fragment is spread', () => {
    const spreads = Array.from({ length: 4 }, () => '...A').join(' ');
    const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: name`).join(' ');
    expect(told(refusal(`{ people { ${spreads} } } fragment A on Person { ${aliases(8)} }`))).toContain('aliases');
    expect(prepare(`{ people { ${spreads} } } fragment A on Person { ${aliases(7)} name: name }`)).toBeDefined();
  });

  test('root fields count through fragments', () => {
    const many = (count: number) => Array.from({ length: count }, () => 'people { name }').join(' ');
    expect(prepare(`{ ...A ...A } fragment A on Query { ${many(5)} }`)).toBeDefined();
    expect(told(refusal(`{ ...A ...A people { name } } fragment A on Query { ${many(5)} }`))).toContain('root fields');
  });

  test('fragments that double each other are counted, not made', () => {
    const levels = Array.from(
      { length: 50 },
      (_, n) => `fragment F${n} on Person { ${n === 49 ? 'x: name' : `...F${n + 1} ...F${n + 1}`} }`,
    );
    // Made, they would be 2 to the 50.
    expect(told(refusal(`{ people { ...F0 } } ${levels.join(' ')}`))).toContain('aliases');
  });

  test('fields that few fragments spell out are counted, not made', () => {
    const levels = Array.from(
      { length: 11 },
      (_, n) => `fragment F${n} on Firm { owner { ...P${n} } parent { ...F${n + 1} } seat { ...F${n + 1} } }
        fragment P${n} on Person { name }`,
    );
    const error = refusal(`{ firms(usccs: []) { ...F0 } } ${levels.join(' ')} fragment F11 on Firm { name }`);
    expect(error.code).toBe('OPERATION_LIMIT');
    expect(told(error)).toContain('limit of fields');
  });

  test('fields of interfaces count once for each of their types', () => {
    const names = `fragment N on Party { ${Array.from({ length: 50 }, () => 'name').join(' ')} }`;
    const spreads = (count: number) => Array.from({ length: count }, () => '...N').join(' ');
    expect(prepare(`{ party { ${spreads(19)} } } ${names}`)).toBeDefined();
    expect(told(refusal(`{ party { ${spreads(20)} } } ${names}`))).toContain('limit of fields');
    expect(prepare(`{ party { ... on Firm { ${spreads(20)} } } } ${names}`)).toBeDefined();
  });

  test('a condition that is null in spite of its default is refused, not a failure', () => {
    const text = 'query ($if: Boolean = true) { people { name @skip(if: $if) ... @include(if: $if) { name } } }';
    expect(refusal(text, { variables: { if: null } }).code).toBe('BAD_USER_INPUT');
    expect(prepare(text)).toBeDefined();
  });

  test('fragments that spread themselves are refused as such', () => {
    const error = refusal('{ people { ...A } } fragment A on Person { spouse { ...B } } fragment B on Person { ...A }');
    expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(told(error)).toContain('itself');
  });

  test('fragments that nothing spreads are told alone: nobody measured what would be compared in them', () => {
    const count = 450;
    const chain = Array.from({ length: count }, (_, n) => `fragment F${n} on Person { ...F${n + 1} }`);
    const back = Array.from({ length: 19 }, (_, n) => `...F${n}`).join(' ');
    const text = `{ people { name } } ${chain.join(' ')} fragment F${count} on Person { ${back} }`;
    const error = refusal(text, {}, { maxTokens: 4_000 });
    expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(told(error)).toContain('never used');
    expect(told(error)).not.toContain('itself');
  });

  test('cost multiplies by `first`, given, defaulted or by a variable', () => {
    // 100 people, each with 100 firms of one name: 100 * (1 + 100 * (1 + 1))
    expect(told(refusal('{ people(first: 100) { firms(first: 100) { name } } }'))).toContain('20100');
    expect(prepare('{ people(first: 100) { firms(first: 10) { name } } }')).toBeDefined();
    expect(code('query ($n: Int) { people(first: $n) { firms(first: $n) { name } } }', { variables: { n: 100 } })).toBe(
      'OPERATION_LIMIT',
    );
    expect(
      prepare('query ($n: Int) { people(first: $n) { firms(first: $n) { name } } }', { variables: { n: 2 } }),
    ).toBeDefined();
    expect(told(refusal('{ people { firms { name owner { firms { name } } } } }'))).toContain('cost');
  });

  test('a list cut to nothing is not free: a department may be asked for more than is shown', () => {
    const lists = Array.from({ length: 11 }, (_, n) => `a${n}: firms(first: 500) { name }`).join(' ');
    expect(told(refusal(`{ people(first: 0) { ${lists} } }`))).toContain('11001');
    expect(code(`{ people(first: 0) { ${lists} } }`)).toBe('OPERATION_LIMIT');
  });

  test('cost takes what departments give at most when `first` is null, negative or enormous', () => {
    for (const first of ['null', '-1', '1000000']) {
      expect(told(refusal(`{ people(first: ${first}) { name spouse { name children { name } } } }`))).toContain(
        '12000',
      );
    }
  });

  test('cost knows lists of keys, lists without an argument and lists of lists', () => {
    const usccs = JSON.stringify(Array.from({ length: 200 }, () => '91990101MA00TE5T2P'));
    expect(told(refusal(`{ firms(usccs: ${usccs}) { owner { children { name } } } }`, {}, { maxCost: 100 }))).toContain(
      '4400',
    );
    expect(told(refusal('{ grid { children { children { name } } } }', {}, { maxCost: 100 }))).toContain('21100');
  });
});

describe('faults', () => {
  test('of syntax say where, and repeat nothing that was written', () => {
    const error = refusal(`{ person(idNumber: ${idNumber} "${idNumber}") { name } }`);
    expect(error.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(error.errors[0]?.locations?.[0]).toEqual({ line: 1, column: 39 });
    expect(told(error)).not.toContain(idNumber);
    expect(told(refusal('{ person(idNumber: "张敏'))).not.toContain('张敏');
    expect(told(refusal('{ person(张敏)'))).not.toMatch(/张|5F20/);
    expect(told(refusal(`{ person(idNumber: 0${idNumber}) }`))).not.toMatch(/9901/);
  });

  test('of literals say type and place, and repeat no value', () => {
    const wrong = '990101198604170245';
    const error = refusal(`{ person(idNumber: "${wrong}") { name } }`);
    expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(told(error)).toContain('check_digit');
    expect(error.errors[0]?.locations?.[0]).toEqual({ line: 1, column: 20 });
    expect(told(error)).not.toContain(wrong);
    for (const query of [
      `{ people(first: "${wrong}") { name } }`,
      `{ at(place: { code: 7${wrong} }) { name } }`,
      `{ at(place: { code: "a", holder: "${wrong}" }) { name } }`,
      `{ at(place: { code: "a" }, status: X${wrong}) { name } }`,
      `{ at(place: "${wrong}") { name } }`,
      `query ($p: Int = "${wrong}") { people(first: $p) { name } }`,
    ]) {
      expect(refusal(query).code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(told(refusal(query))).not.toContain(wrong);
    }
    expect(told(refusal('{ at(place: { floor: 2 }) { name } }'))).toContain('Place.code');
  });

  test('of variables name the variable and the place, and repeat no value', () => {
    const wrong = '990101198604170245';
    const text =
      'query ($id: IdNumber!, $p: Place, $u: [Uscc!]) { person(idNumber: $id) { name } at(place: {code: "a"}) { name } firms(usccs: ["91990101MA00TE5T2P"]) { name } }';
    const used = text
      .replace('at(place: {code: "a"})', 'at(place: $p)')
      .replace('$p: Place', '$p: Place!')
      .replace('["91990101MA00TE5T2P"]', '$u')
      .replace('[Uscc!]', '[Uscc!]!');
    const error = refusal(used, {
      variables: { id: wrong, p: { code: 5, [`x${wrong}`]: 1, holder: wrong }, u: [wrong] },
    });
    expect(error.code).toBe('BAD_USER_INPUT');
    const messages = error.errors.map(({ message }) => message).join('\n');
    expect(messages).toMatch(/`\$id` is not valid: .*check_digit/);
    expect(messages).toMatch(/`\$p` does not fit its type at `\.code`/);
    expect(messages).toMatch(/`\$u` is not valid at `\[0\]`/);
    expect(told(error).replaceAll(`x${wrong}`, '')).not.toContain(wrong);
    expect(told(refusal(used, { variables: { id: null, p: { code: 'a' } } }))).toMatch(
      /\$id.*must not be null.*\$u.*required/,
    );
  });

  test('of arguments that variables leave empty repeat no value', () => {
    const error = refusal(
      'query ($h: IdNumber, $c: String) { at(place: { code: $c, holder: $h }) { name } }'.replace(
        '$c: String',
        '$c: String = "k"',
      ),
      {
        variables: { c: null, h: idNumber },
      },
    );
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(told(error)).not.toContain(idNumber);
  });

  test('say nothing but `invalid query` to who may not introspect', () => {
    const silent = { client: 'any', mayIntrospect: false };
    for (const query of [
      '{ people { nam } }',
      '{ nobody }',
      getIntrospectionQuery(),
      '{ __type(name: "Person") { name } }',
      '{ ...A } fragment A on Query { __schema { types { name } } }',
    ]) {
      const error = refusal(query, {}, silent);
      expect(error.code).toBe('INVALID_QUERY');
      expect(error.errors).toEqual([{ message: 'invalid query' }]);
    }
    expect(prepare('{ people { __typename name } }', {}, silent)).toBeDefined();
  });

  test('of the same text are told alike from the cache, by each caller’s rights', () => {
    const run = createPrepareOperation({ schema, limits });
    const codes = [true, false, true].map((mayIntrospect) => {
      try {
        run(parameters('{ people { nam } }'), { client: 'any', mayIntrospect });
        return 'none';
      } catch (error) {
        return (error as RequestError).code;
      }
    });
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED', 'INVALID_QUERY', 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('are clean for what is not served', () => {
    expect(told(refusal('subscription { people { name } }'))).toContain('subscriptions are not served');
    expect(refusal('subscription { people { name } }').code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(told(refusal('{ people { ... @defer { name } } }'))).toContain('`@defer` is not served');
    expect(refusal(`mutation { touch(idNumber: "${idNumber}") { name } }`, { readOnly: true }).code).toBe(
      'METHOD_NOT_ALLOWED',
    );
    expect(prepare(`mutation { touch(idNumber: "${idNumber}") { name } }`)).toBeDefined();
  });
});

test('what is read is read on the account of who sends it, and what is known on nobody’s', () => {
  const charged: string[] = [];
  const run = createPrepareOperation({
    schema,
    limits,
    prepare(client, work) {
      charged.push(client);
      return work();
    },
  });
  for (const client of ['one', 'one', 'other']) run(parameters('{ people { name } }'), { client, mayIntrospect: true });
  for (const client of ['one', 'other'])
    for (const text of ['{ nobody }', '{'])
      expect(() => run(parameters(text), { client, mayIntrospect: true })).toThrow(RequestError);
  // What is no GraphQL at all is not kept.
  expect(charged).toEqual(['one', 'one', 'one', 'other']);
});

test('a valid document is checked once, however many invalid ones come between', () => {
  const run = createPrepareOperation({ schema, limits, cache: { maxValid: 2, maxInvalid: 2, maxBytes: 10_000 } });
  const first = run(parameters('{ people { name } }'), { client: 'any', mayIntrospect: true });
  for (let n = 0; n < 10; n += 1)
    expect(() => run(parameters(`{ nobody${n} }`), { client: 'any', mayIntrospect: true })).toThrow(RequestError);
  expect(run(parameters('{ people { name } }'), { client: 'any', mayIntrospect: true }).definition).toBe(
    first.definition,
  );
});

test('documents are kept by what they weigh in memory, which is many times their text', () => {
  const caller = { client: 'any', mayIntrospect: true };
  const keptOf = (maxBytes: number) => {
    const run = createPrepareOperation({ schema, limits, cache: { maxValid: 9, maxInvalid: 2, maxBytes } });
    const texts = ['{ people { name } }', '{ people { first: name } }'];
    const first = texts.map((text) => run(parameters(text), caller).definition);
    return texts.filter((text, index) => run(parameters(text), caller).definition === first[index]).length;
  };
  expect(keptOf(20_000)).toBe(2);
  expect(keptOf(5_000)).toBeLessThan(2);
});

test('a name may not be as long as a text: it stands in the path of every refusal below it', () => {
  const of = (length: number) => 'a'.repeat(length);
  expect(prepare(`{ ${of(128)}: people { name } }`)).toBeDefined();
  const tooLong = [
    `{ ${of(129)}: people { name } }`,
    `query ${of(129)} { people { name } }`,
    `query ($${of(129)}: Boolean = true) { people { name @include(if: $${of(129)}) } }`,
    `{ people { ...${of(129)} } } fragment ${of(129)} on Person { name }`,
  ];
  for (const text of tooLong) expect(refusal(text)).toMatchObject({ code: 'OPERATION_LIMIT' });
  expect(told(refusal(tooLong[0] as string))).toContain('characters of a name');
});
