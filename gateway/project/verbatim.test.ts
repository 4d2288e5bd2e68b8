import type { FieldDecision, Form } from '../../policies/engine/model';
import { openPolicy } from '../../policies/engine/open-policy';
import { RawJson } from '../execute/model';
import { treeObject } from '../execute/tree-object';
import type { Verbatim } from '../plan/model';
import type { Decision, ShapeField } from '../share/model';
import { project } from './project';
import { permitField, permitShape, permits } from './tests/permits';
import { verbatimOf } from './verbatim';

const full: Form = { kind: 'full' };

const rule = (open: boolean): FieldDecision['conditional'][number] => ({
  form: full,
  rule: { id: 'r', reads: [['no']], holds: (row) => open || (row as { no: string }).no === 'n1' },
});

test('what is granted as it is, under its own names, may be shown as it came', () => {
  expect(verbatimOf(permits(permitShape()))?.text).toContain('"names":["FOOD","FIRE"]');
  expect(verbatimOf(permits(permitShape({}, { kind: 'none' })))).not.toBeNull();
});

const typename = permitField('Permit.no', { kind: 'typename', responseKey: '__typename', decision: null });

test('what is shown as it came is told to the last member', () => {
  const value = (form: Verbatim | null) => form && [form.value, form.sensitive];
  const no = { kind: 'string', nonNull: true };
  const kind = { kind: 'enum', nonNull: false, names: ['FOOD', 'FIRE'] };
  const days = { kind: 'int', nonNull: false };
  const object = (members: object[], nonNull = true) => ({
    kind: 'object',
    nonNull,
    types: [{ typeName: 'Permit', members }],
  });
  const members = [
    { name: 'no', value: no },
    { name: 'kind', value: kind },
    { name: 'days', value: days },
  ];
  const list = (element: object) => ({ kind: 'list', nonNull: false, element });
  expect(value(verbatimOf(permits(permitShape())))).toEqual([list(object(members)), false]);
  expect(value(verbatimOf(permits(permitShape({ sensitive: true }))))).toEqual([list(object(members)), true]);
  const about = { kind: 'none' } as const;
  expect(value(verbatimOf(permits(permitShape({ sensitive: true }, about))))).toEqual([list(object(members)), false]);
  const fields = [typename, permitField('Permit.tags')];
  const tags = { kind: 'list', nonNull: false, element: { kind: 'list', nonNull: true, element: no } };
  const named = object([
    { name: '__typename', value: null },
    { name: 'tags', value: tags },
  ]);
  expect(value(verbatimOf(permits({ ...permitShape(), fields })))).toEqual([list(named), false]);
});

test('types are told apart by their names, where all of them say it', () => {
  const types = (...fields: ShapeField[][]) =>
    verbatimOf(
      permits(permitShape(), {
        children: new Map(fields.map((one, at) => [`T${at}`, { ...permitShape(), typeName: `T${at}`, fields: one }])),
      }),
    );
  const plain = permitField('Permit.no');
  expect(types([typename, plain], [plain, typename])?.text).toContain('"typeName":"T1"');
  expect(types([typename, plain], [plain])).toBeNull();
  expect(types([plain], [plain])).toBeNull();
  expect(types([plain])).not.toBeNull();
  expect(types()).toBeNull();
  const hidden = new Set(['Owner']);
  expect(verbatimOf(permits({ ...permitShape(), fields: [typename, plain] }, { hidden }))).not.toBeNull();
  expect(
    verbatimOf(permits({ ...permitShape(), fields: [typename, plain] }, { hidden: new Set(['Permit']) })),
  ).toBeNull();
});

test('names of an enumeration that clients do not know may not go through', () => {
  const fields = [permitField('Permit.kind', { hidden: new Set(['FIRE']) })];
  expect(verbatimOf(permits({ ...permitShape(), fields }))?.text).toContain('"names":["FOOD"]');
});

test('it is found out once', () => {
  const shape = permits(permitShape());
  expect(verbatimOf(shape)).toBe(verbatimOf(shape));
});

const mask: Form = { kind: 'mask', mask: 'name' };
test.each<[string, ShapeField]>([
  ['a mask below', permits(permitShape({ decision: { ...permitField('Permit.no').decision!, form: mask } }))],
  [
    'a rule below',
    permits(permitShape({ decision: { ...permitField('Permit.no').decision!, conditional: [rule(true)] } })),
  ],
  ['a decision of each request below', permits(permitShape({ decision: null, use: 0 }))],
  [
    'a mask of a name below',
    permits({
      ...permitShape(),
      fields: [permitField('Permit.kind', { decision: { ...permitField('Permit.kind').decision!, form: mask } })],
    }),
  ],
  [
    'a name without a decision',
    permits({ ...permitShape(), fields: [permitField('Permit.kind', { decision: null })] }),
  ],
  ['a name for each request', permits({ ...permitShape(), fields: [permitField('Permit.kind', { use: 0 })] })],
  [
    'a rule of a name',
    permits({
      ...permitShape(),
      fields: [
        permitField('Permit.kind', {
          decision: { ...permitField('Permit.kind').decision!, conditional: [rule(true)] },
        }),
      ],
    }),
  ],
  ['nothing asked of it', permits({ ...permitShape(), fields: [] })],
  ['another name for its type', permits({ ...permitShape(), fields: [{ ...typename, responseKey: 'type' }] })],
  [
    'a field under the name of the type',
    permits({ ...permitShape(), fields: [permitField('Permit.no', { responseKey: '__typename' })] }),
  ],
  ['introspection', permits({ ...permitShape(), fields: [permitField('Permit.no', { kind: 'introspection' })] })],
  ['introspection around it', permits(permitShape(), { kind: 'introspection' })],
  ['an alias below', permits(permitShape({ responseKey: 'number' }))],
  ['a pseudonym below', permits(permitShape({ pseudonym: true }))],
  ['a refusal below', permits(permitShape({ granted: false }))],
  ['values that clients must not see', permits(permitShape({ hidden: new Set(['x']) }))],
  ['a list that is cut after its rules', permits(permitShape({ cutBy: 'first' }))],
  ['a subject of its own', permits(permitShape({}, { kind: 'organisation', key: 'no' }))],
  ['a refusal', permits(permitShape(), { granted: false })],
  ['nothing below it', permitField('Firm.uscc')],
  ['types that could stand in its place', permits(permitShape(), { hidden: new Set(['Owner']) })],
])('not with %s', (_, shape) => {
  expect(verbatimOf(shape)).toBeNull();
});

const text = '[{"no":"n1","kind":"FOOD","days":1},{"no":"n2","kind":null,"days":-2}]';

function shown(shape: ShapeField, form: Verbatim | null, uses: Decision['uses'] = [], uscc: string | null = 'u') {
  const bytes = Buffer.from(`{"x":${text}}`);
  const raw = form && new RawJson(bytes, 5, 5 + text.length, form);
  const firm = Object.assign(treeObject(), { uscc, permits_1: raw ?? JSON.parse(text) });
  const decision = {
    policy: openPolicy(),
    request: { organisation: 'o', nowMs: 0, consent: null, case: null },
    item: null,
    charges: [],
    uses,
    prepared: {
      refusals: [],
      shape: {
        typeName: 'Query',
        subject: { kind: 'none' },
        fields: [
          permitField('Query.firm', {
            children: new Map([
              ['Firm', { typeName: 'Firm', subject: { kind: 'organisation', key: 'uscc' }, fields: [shape] }],
            ]),
          }),
        ],
      },
    },
  } as unknown as Decision;
  const { data, errors, subjects } = project(decision, Object.assign(treeObject(), { firm }), {
    pseudonymKey: Buffer.alloc(32),
    introspection: {},
  });
  return { data: String(data), errors, subjects };
}

test('shown as it came, it is what is written of its values, and whom it is about is noted', () => {
  const shape = permits(permitShape());
  const opened = jest.spyOn(RawJson.prototype, 'value');
  const through = shown(shape, verbatimOf(shape));
  expect(opened.mock.calls).toEqual([]);
  opened.mockRestore();
  expect(through).toEqual(shown(shape, null));
  expect(through).toEqual({
    data: `{"firm":{"mine":${text}}}`,
    errors: [],
    subjects: [{ kind: 'organisation', id: 'u' }],
  });
});

test.each<[string, ShapeField, Decision['uses']]>([
  ['a mask', permits(permitShape({ decision: { ...permitField('Permit.no').decision!, form: mask } })), []],
  ['an alias', permits(permitShape({ responseKey: 'number' })), []],
  ['fewer members', permits({ ...permitShape(), fields: [permitField('Permit.no')] }), []],
  [
    'a row rule',
    permits(permitShape(), {
      decision: { ...permitField('Firm.permits').decision!, form: { kind: 'none' }, conditional: [rule(false)] },
    }),
    [],
  ],
  [
    'a row rule of this request',
    permits(permitShape(), { decision: null, use: 0 }),
    [
      {
        decision: {
          coordinate: 'Firm.permits',
          form: { kind: 'none' },
          conditional: [rule(false)],
          rules: [],
          refusal: null,
          charges: [],
        },
        arguments: {},
      },
    ],
  ],
  ['something that may not be shown of somebody unknown', permits(permitShape({ sensitive: true })), []],
])('text that came for others is shown with %s of its own', (_, shape, uses) => {
  const others = verbatimOf(permits(permitShape()));
  expect(shown(shape, others, uses)).toEqual(shown(shape, null, uses));
});

test('row rules remove rows of text that came', () => {
  const shape = permits(permitShape(), {
    decision: { ...permitField('Firm.permits').decision!, form: { kind: 'none' }, conditional: [rule(false)] },
  });
  expect(shown(shape, verbatimOf(permits(permitShape()))).data).toBe(
    '{"firm":{"mine":[{"no":"n1","kind":"FOOD","days":1}]}}',
  );
});

test('what may not be shown of somebody unknown is not shown as it came either', () => {
  const shape = permits(permitShape({ sensitive: true }));
  const { data, errors } = shown(shape, verbatimOf(shape), [], null);
  expect({ data, errors }).toEqual({
    data: shown(shape, null, [], null).data,
    errors: shown(shape, null, [], null).errors,
  });
  expect(data).not.toContain('n1');
});
