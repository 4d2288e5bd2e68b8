import vm from 'node:vm';
import fc from 'fast-check';
import { buildSchema, GraphQLList, GraphQLNonNull, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import type { FieldDecision, Form } from '../../policies/engine/model';
import { openPolicy } from '../../policies/engine/open-policy';
import { FieldFault } from '../execute/model';
import { treeObject } from '../execute/tree-object';
import type { Decision, ShapeField, ShapeObject } from '../share/model';
import { BUBBLE, compileShape } from './compile-shape';
import { ErrorList } from './error-list';
import { fastShape } from './fast-shape';
import { JsonWriter } from './json-writer';
import type { Projection } from './projection';
import { noSubject } from './subject-context';
import { SubjectList } from './subject-list';

const schema = buildSchema(/* GraphQL */ `
  enum Kind { A B }
  scalar Any
  type Query { row: Row rows: [Row] must: Row! firm: Firm }
  interface Holder { pid: ID }
  type Firm implements Holder { pid: ID uscc: ID name: String }
  type Row implements Holder {
    pid: ID bornOn: String idNumber: String secret: String masked: String alias: String ruled: String
    text: String must: String! kind: Kind flag: Boolean count: Int share: Float any: Any list: [String!] deep: [[Int]]
    child: Row children: [Row!] holder: Holder
  }
`);
const full: Form = { kind: 'full' };
const decided = (coordinate: string, form: Form = full, change: Partial<FieldDecision> = {}): FieldDecision => ({
  coordinate,
  form,
  conditional: [],
  rules: [],
  refusal: null,
  charges: [],
  ...change,
});

const byText = (form: Form) => ({
  form,
  rule: { id: 'r', reads: [['text']], holds: (row: unknown) => (row as Record<string, unknown>)['text'] === 'x' },
});
const decisions: Readonly<Record<string, FieldDecision>> = {
  masked: decided('Row.masked', { kind: 'mask', mask: 'name' }),
  ruled: decided('Row.ruled', { kind: 'none' }, { conditional: [byText(full)] }),
};

function field(typeName: string, name: string, change: Partial<ShapeField> = {}): ShapeField {
  const type = (schema.getType(typeName) as GraphQLObjectType).getFields()[name]?.type as GraphQLOutputType;
  return {
    responseKey: `the_${name}`,
    internalName: name,
    coordinate: `${typeName}.${name}`,
    type,
    kind: 'governed',
    decision: decisions[name] ?? decided(`${typeName}.${name}`),
    use: null,
    granted: true,
    sensitive: name === 'secret',
    pseudonym: name === 'alias',
    cutBy: null,
    hidden: null,
    children: null,
    ...change,
  };
}

const typename = { ...field('Row', 'pid'), kind: 'typename' as const, responseKey: '__proto__', decision: null };
const leaves = ['text', 'masked', 'alias', 'ruled', 'secret', 'flag', 'count', 'share', 'any', 'list', 'deep', 'must'];
const firm: ShapeObject = {
  typeName: 'Firm',
  subject: { kind: 'organisation', key: 'uscc' },
  fields: [field('Firm', 'name'), field('Firm', 'pid', { hidden: new Set(['x']) })],
};

function rowShape(depth: number): ShapeObject {
  const fields = [typename, ...leaves.map((name) => field('Row', name))];
  fields.push(field('Row', 'kind', { hidden: new Set(['B']) }), field('Row', 'idNumber', { granted: false }));
  if (depth > 0) {
    const below = rowShape(depth - 1);
    fields.push(
      field('Row', 'child', { children: new Map([['Row', { ...below, subject: { kind: 'parent' } }]]) }),
      field('Row', 'children', {
        use: 0,
        cutBy: 'first',
        children: new Map([['Row', below]]),
      }),
      field('Row', 'holder', {
        hidden: new Set(['Hidden']),
        children: new Map([
          ['Row', below],
          ['Firm', firm],
        ]),
      }),
    );
  }
  return { typeName: 'Row', subject: { kind: 'person', key: 'pid', bornOn: 'bornOn', identifier: null }, fields };
}

const root: ShapeObject = {
  typeName: 'Query',
  subject: { kind: 'none' },
  fields: [
    field('Query', 'row', { children: new Map([['Row', rowShape(2)]]) }),
    field('Query', 'firm', { use: 1, children: new Map([['Firm', firm]]) }),
    { ...field('Query', 'row'), kind: 'introspection', responseKey: '__schema', decision: null, granted: false },
    field('Query', 'rows', { children: new Map([['Row', rowShape(1)]]) }),
    field('Query', 'must', { children: new Map([['Row', rowShape(0)]]) }),
  ],
};

const decision = {
  policy: {
    ...openPolicy(),
    subject: (typeName: string) =>
      typeName === 'Firm' ? ({ kind: 'organisation', key: 'uscc' } as const) : ({ kind: 'none' } as const),
  },
  item: null,
  prepared: { refusals: [] },
  uses: [
    { decision: decided('Row.children', { kind: 'none' }, { conditional: [byText(full)] }), arguments: { first: 2 } },
    {
      decision: decided('Query.firm', full, { charges: [{ kind: 'lookup', coordinate: 'Firm.uscc', subject: 'u1' }] }),
    },
  ],
} as unknown as Decision;

function projection(uses = decision.uses): Projection {
  return {
    decision: { ...decision, uses },
    facts: { policy: decision.policy, nowMs: Date.UTC(2026, 10, 20), minorsAllowed: false, consented: null },
    errors: new ErrorList([]),
    subjects: new SubjectList(),
    pseudonymKey: Buffer.alloc(32, 7),
    pseudonymScope: 'scope',
    introspection: { __schema: { 名: '"' } },
  };
}

const general = compileShape(root);
const fast = fastShape(root);
const writer = new JsonWriter();

function both(data: Record<string, unknown>, ways = { general, fast }, uses?: Decision['uses']) {
  const [slowly, quickly] = [projection(uses), projection(uses)];
  const text = ways.general(slowly, data, null, noSubject);
  writer.clear();
  const done = ways.fast?.(writer, quickly, data) ?? false;
  return {
    general: { text: text === BUBBLE ? 'null' : text, errors: slowly.errors.entries, subjects: slowly.subjects.list },
    fast: done
      ? { text: writer.finish().toString(), errors: quickly.errors.entries, subjects: quickly.subjects.list }
      : null,
  };
}

/** Values as a department may send them: right ones nearly always, so that whole answers are right often enough. */
function sometimes<Value>(right: fc.Arbitrary<Value>, wrong: number): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(
    null,
    undefined,
    new FieldFault('DEPARTMENT_ERROR', 'm'),
    7,
    1.5,
    'x',
    [],
    true,
    {},
  );
  return wrong === 0
    ? right
    : fc.oneof({ weight: 200, arbitrary: right as fc.Arbitrary<unknown> }, { weight: wrong, arbitrary: odd });
}

function rowOf(depth: number, wrong: number): fc.Arbitrary<Record<string, unknown>> {
  const text = fc.oneof(fc.constant('x'), fc.constant(null), fc.string(), fc.string({ unit: 'grapheme' }));
  const some = <Value>(right: fc.Arbitrary<Value>) => sometimes(right, wrong);
  const model: Record<string, fc.Arbitrary<unknown>> = {
    __typename: fc.constant('Row'),
    pid: some(fc.constantFrom('p1', 'p2')),
    bornOn: some(fc.constantFrom('1980-01-01', '1990-02-28')),
    secret: some(text),
    text: some(text),
    masked: some(text),
    alias: some(text),
    ruled: some(text),
    must: some(fc.string()),
    kind: some(fc.constantFrom('A', 'B', null)),
    flag: some(fc.option(fc.boolean())),
    count: some(fc.option(fc.integer())),
    share: some(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))),
    any: some(fc.oneof(text, fc.integer(), fc.constant({ a: [1, '张'] }))),
    list: some(fc.option(fc.array(fc.string(), { maxLength: 3 }))),
    deep: some(fc.array(fc.option(fc.array(fc.option(fc.integer()), { maxLength: 2 })), { maxLength: 2 })),
  };
  if (depth > 0) {
    const below = rowOf(depth - 1, wrong);
    model['child'] = some(fc.option(below));
    model['children'] = some(fc.array(below, { maxLength: 3 }));
    const holder = fc.record({
      __typename: fc.constantFrom('Firm', 'Hidden'),
      uscc: fc.constant('u2'),
      pid: fc.constantFrom('x', 'y'),
      name: text,
    });
    model['holder'] = some(fc.oneof(fc.constant(null), below, holder));
  }
  return fc.record(model).map(tree);
}

function tree(members: object): Record<string, unknown> {
  return Object.assign(treeObject(), members);
}

function answers(wrong: number) {
  const firmRow = fc.record({
    __typename: fc.constant('Firm'),
    uscc: fc.constant('u3'),
    name: fc.string(),
    pid: fc.constant('q'),
  });
  return fc
    .record({
      row: fc.option(rowOf(2, wrong)),
      rows: fc.array(rowOf(1, wrong), { maxLength: 3 }),
      must: rowOf(0, wrong),
      firm: fc.option(firmRow.map(tree)),
    })
    .map(tree);
}

describe('the fast way to write an answer', () => {
  it('is compiled for this shape', () => expect(fast).not.toBeNull());

  it('writes right answers, and the same as the general way', () => {
    let written = 0;
    fc.assert(
      fc.property(answers(0), (data) => {
        const result = both(data);
        if (result.fast) written += 1;
        // A list of scalars that is null inside, say, is an error, and told the general way.
        else expect(result.general.errors).not.toEqual([]);
        if (result.fast) expect(result.fast).toEqual(result.general);
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(250);
  });

  it('gives up whatever has to be told, and otherwise writes the same', () => {
    let [written, givenUp] = [0, 0];
    fc.assert(
      fc.property(answers(2), (data) => {
        const result = both(data);
        if (!result.fast) givenUp += 1;
        else {
          written += 1;
          expect(result.fast).toEqual(result.general);
        }
        if (result.general.errors.length > 0) expect(result.fast).toBeNull();
      }),
      { numRuns: 1_000 },
    );
    expect([written > 100, givenUp > 100]).toEqual([true, true]);
  });

  it('gives up on minors and on people who could not be found', () => {
    const plain = { __typename: 'Row', must: 'm' };
    const result = (row: object) => both(tree({ row: null, rows: [], firm: null, must: tree({ ...plain, ...row }) }));
    expect(result({ pid: 'p1', bornOn: '1980-01-01' }).fast).not.toBeNull();
    expect(result({ pid: 'p1', bornOn: '2020-01-01' }).fast).toBeNull();
    expect(result({ bornOn: '1980-01-01' }).fast).toBeNull();
  });

  it('is not there for a shape that can never be written without an error', () => {
    const never = { ...firm, fields: [field('Row', 'must', { granted: false })] };
    expect(fastShape({ ...root, fields: never.fields })).toBeNull();
    const of = (name: string, ...types: ShapeObject[]) =>
      fastShape({
        ...root,
        fields: [field('Query', name, { children: new Map(types.map((one, at) => [`T${at}`, one])) })],
      });
    expect([of('row', never), of('rows', never), of('row', firm, never), of('rows', never, firm)]).toEqual(
      Array(4).fill(null),
    );
    expect(of('rows', firm, firm)).not.toBeNull();
  });

  it('takes names of the graph only', () => {
    const forged = field('Query', 'row', { internalName: 'a"];process.exit();//', children: new Map([['Row', firm]]) });
    for (const internalName of [forged.internalName, '"];process.exit();a', '', '1a'])
      expect(() => fastShape({ ...root, fields: [{ ...forged, internalName }] })).toThrow(
        'expected a name of the graph',
      );
  });
});

describe('a field, written both ways', () => {
  const rowOfFields = (fields: ShapeField[], subject: ShapeObject['subject'] = { kind: 'none' }): ShapeObject => ({
    typeName: 'Row',
    subject,
    fields,
  });

  /** What is written of a row of these fields; null in `fast` where the fast way gives up. */
  function ofRow(fields: ShapeField[], row: object, uses: Decision['uses'] = []) {
    const child = field('Query', 'row', { responseKey: 'row', children: new Map([['Row', rowOfFields(fields)]]) });
    const shape = { ...root, fields: [child] };
    const ways = { general: compileShape(shape), fast: fastShape(shape) };
    return both(tree({ row: tree(row) }), ways, uses);
  }
  const same = (text: string, subjects: unknown[] = []) => {
    const result = { text: `{"row":${text}}`, errors: [], subjects };
    return { general: result, fast: result };
  };
  const use = (form: Form, holds: boolean | null, args = {}): Decision['uses'] => [
    {
      decision: decided('Row.x', form, {
        conditional: holds === null ? [] : [{ form: full, rule: { id: 'r', reads: [], holds: () => holds } }],
      }),
      arguments: args,
    },
  ];
  const asked = (name: string, change: Partial<ShapeField> = {}) =>
    field('Row', name, { use: 0, responseKey: name, ...change });
  const none: Form = { kind: 'none' };
  const texts = new Map([['Row', rowOfFields([field('Row', 'text', { responseKey: 'text' })])]]);

  it('is there or not as the rule of its row says, also where it is a list of scalars', () => {
    const list = [asked('list')];
    expect(ofRow(list, { list: ['a', 'b'] }, use(none, true))).toEqual(same('{"list":["a","b"]}'));
    expect(ofRow(list, { list: ['a'] }, use(none, null)).general.text).not.toContain('a"]');
    expect(ofRow([asked('count')], { count: 7 }, use(none, true))).toEqual(same('{"count":7}'));
    expect(ofRow([asked('count')], { count: 7 }, use(none, false))).toEqual(same('{"count":null}'));
  });

  it('is of a list of scalars those that its rule shows, each in the form that it has for it', () => {
    const isA = { id: 'r', reads: [[]], holds: (row: unknown) => row === 'a' };
    const uses = (form: Form) => [
      { decision: decided('Row.list', form, { conditional: [{ form: full, rule: isA }] }), arguments: {} },
    ];
    const ruled = [asked('list')];
    expect(ofRow(ruled, { list: ['a', 'b', 'a'] }, uses(none))).toEqual(same('{"list":["a","a"]}'));
    const hidden: Form = { kind: 'mask', mask: 'hidden' };
    expect(ofRow(ruled, { list: ['a', 'b'] }, uses(hidden))).toEqual(same('{"list":["a","***"]}'));
  });

  it('is told to be missing where it must be an object and no rule shows it', () => {
    const type = new GraphQLNonNull(schema.getType('Row') as GraphQLObjectType);
    const must = [asked('child', { children: texts, type })];
    expect(ofRow(must, { child: tree({ text: 't' }) }, use(none, false)).fast).toBeNull();
    expect(ofRow(must, { child: tree({ text: 't' }) }, use(none, true))).toEqual(same('{"child":{"text":"t"}}'));
  });

  it('need not be granted to say which type it is, of whomever', () => {
    const subject = { kind: 'person', key: 'pid', bornOn: 'bornOn', identifier: null } as const;
    const fields = [{ ...typename, responseKey: 't' }, field('Row', 'text', { granted: false, responseKey: 'text' })];
    const child = field('Query', 'row', {
      responseKey: 'row',
      children: new Map([['Row', rowOfFields(fields, subject)]]),
    });
    const shape = { ...root, fields: [child] };
    const row = tree({ pid: 'p', bornOn: '2020-01-01' });
    expect(both(tree({ row }), { general: compileShape(shape), fast: fastShape(shape) })).toEqual(
      same('{"t":"Row","text":null}'),
    );
  });

  it('of the root is about nobody', () => {
    const shape = { ...root, subject: { kind: 'organisation', key: 'uscc' } as const, fields: [field('Row', 'text')] };
    const { general: slowly, fast: quickly } = both(tree({ uscc: 'u', the_text: 't', text: 't' }), {
      general: compileShape(shape),
      fast: fastShape(shape),
    });
    expect(quickly).toEqual({ text: '{"the_text":"t"}', errors: [], subjects: [] });
    expect(slowly).toEqual(quickly);
  });

  it('is an object only where a rule shows it', () => {
    const child = [asked('child', { children: texts }), asked('flag', { use: null })];
    const row = { child: tree({ text: 't' }), flag: true };
    expect(ofRow(child, row, use(none, true))).toEqual(same('{"child":{"text":"t"},"flag":true}'));
    expect(ofRow(child, row, use(none, false))).toEqual(same('{"child":null,"flag":true}'));
    expect(ofRow(child, row, use(full, null))).toEqual(same('{"child":{"text":"t"},"flag":true}'));
  });

  it('is told as failed where it failed, and nothing is told where no rule shows it', () => {
    const fault = new FieldFault('DEPARTMENT_ERROR', 'm');
    const result = ofRow([asked('text')], { text: fault }, use(none, true));
    expect(result.general).toMatchObject({ text: '{"row":{"text":null}}', errors: [expect.stringContaining('ERROR')] });
    expect(result.fast).toBeNull();
    const hidden = ofRow([asked('child', { children: texts })], { child: fault }, use(none, false));
    expect(hidden).toEqual(same('{"child":null}'));
    const must = ofRow([asked('must')], { must: 'm' }, use(none, false));
    expect(must.general).toMatchObject({ text: '{"row":null}', errors: [expect.stringContaining('NULL_IN_NON_NULL')] });
    expect(must.fast).toBeNull();
  });

  it('is cut once, from the outermost list', () => {
    const rows = [asked('children', { cutBy: 'first', children: texts })];
    const of = (...values: string[]) => values.map((text) => tree({ text }));
    expect(ofRow(rows, { children: of('a', 'b') }, use(none, true, { first: 1 }))).toEqual(
      same('{"children":[{"text":"a"}]}'),
    );
    const deep = [
      field('Query', 'rows', {
        responseKey: 'deep',
        internalName: 'deep',
        use: 0,
        cutBy: 'first',
        children: texts,
        type: new GraphQLList(new GraphQLList(schema.getType('Row') as GraphQLObjectType)),
      }),
    ];
    expect(ofRow(deep, { deep: [of('a', 'b'), of('c')] }, use(none, true, { first: 1 }))).toEqual(
      same('{"deep":[[{"text":"a"},{"text":"b"}]]}'),
    );
  });

  it('is about whom its arguments look up, and about whom its row is about where they look up nobody', () => {
    const charges = [{ kind: 'lookup' as const, coordinate: 'Firm.uscc', subject: 'u1' }];
    const lookUp: Decision['uses'] = [{ decision: decided('Row.text', full, { charges }), arguments: {} }];
    expect(ofRow([asked('text')], { text: 't' }, lookUp)).toEqual(
      same('{"text":"t"}', [{ kind: 'organisation', id: 'u1' }]),
    );
    expect(ofRow([asked('text')], { text: 't' }, use(full, null))).toEqual(same('{"text":"t"}'));
  });

  it('is not shown of somebody unknown where it is personal, and is where it is not', () => {
    const about = (name: string, uscc: unknown) => {
      const shape: ShapeObject = {
        typeName: 'Row',
        subject: { kind: 'organisation', key: 'uscc' },
        fields: [field('Row', name, { responseKey: name })],
      };
      const child = field('Query', 'row', { responseKey: 'row', children: new Map([['Row', shape]]) });
      const whole = { ...root, fields: [child] };
      const row = tree({ [name]: 't', uscc });
      return both(tree({ row }), { general: compileShape(whole), fast: fastShape(whole) });
    };
    expect(about('text', 'u')).toEqual(same('{"text":"t"}', [{ kind: 'organisation', id: 'u' }]));
    expect(about('text', null)).toEqual(same('{"text":"t"}'));
    expect(about('secret', 'u')).toEqual(same('{"secret":"t"}', [{ kind: 'organisation', id: 'u' }]));
    expect(about('secret', null).general.text).toBe('{"row":{"secret":null}}');
    expect(about('secret', null).fast).toBeNull();
  });
});

describe('a shape', () => {
  const of = (count: number) => ({
    ...root,
    fields: Array.from({ length: count }, (_, index) => field('Row', 'text', { responseKey: `a${index}` })),
  });

  it('whose code would be very long is written the general way', () => {
    expect(fastShape(of(500))).not.toBeNull();
    expect(fastShape(of(5_000))).toBeNull();
    const below = (count: number) => new Map([['Row', of(count)]]);
    const many = (count: number) =>
      [...Array(10).keys()].map((index) => field('Query', 'row', { responseKey: `r${index}`, children: below(count) }));
    expect(fastShape({ ...root, fields: many(20) })).not.toBeNull();
    expect(fastShape({ ...root, fields: many(500) })).toBeNull();
  });

  it('has its code made once, whatever its constants are', () => {
    const made = jest.spyOn(vm, 'compileFunction');
    for (const typeName of ['A', 'B', 'C']) {
      const name = field('Row', 'count', { responseKey: `once_${typeName}` });
      fastShape({ typeName, subject: { kind: 'none' }, fields: [name, name, name, name] });
    }
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
  });
});
