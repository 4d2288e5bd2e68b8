import type { Consumer } from '../../identity/model';
import type { Operation } from '../../operation/model';
import { createShare } from '../share';
import { consumer, graph, items, noon, operationOf, smallPolicy } from './small-graph';

const policy = smallPolicy();
const midnight = (date: string) => Date.parse(`${date}T00:00:00+08:00`);

/** One gateway's share stage, whose clock can be set. */
function sharing(most?: Parameters<typeof createShare>[0]['most']) {
  const clock = { ms: noon };
  const charged: string[] = [];
  const share = createShare({
    graph,
    clock: { now: () => clock.ms },
    most,
    prepare(client, work) {
      charged.push(client);
      return work();
    },
  });
  const decide = (text: string | Operation, change: Partial<Consumer> = {}, under = policy) =>
    share(typeof text === 'string' ? operationOf(text) : text, consumer(change), under);
  return { clock, charged, decide, prepared: (...given: Parameters<typeof decide>) => decide(...given).prepared };
}

const name = operationOf('{ person(idNumber: "1") { name } }');

describe('a decision that was made before', () => {
  it('is used again for the same operation and scope, and charged again', () => {
    const { decide } = sharing();
    const [one, other] = [decide(name), decide(name)];
    expect(other.prepared).toBe(one.prepared);
    expect(other.charges).toEqual([{ kind: 'lookup', coordinate: 'Person.idNumber', subject: '1' }]);
    expect(other).toMatchObject({ item: { id: 'A' }, request: { operation: name.id, operator: 'op-1', nowMs: noon } });
  });

  it('is made on the account of the application that asks first, and used on nobody’s', () => {
    const { charged, decide } = sharing();
    for (const client of ['psb-app', 'psb-app', 'other-app', 'other-app']) decide(name, { client });
    expect(charged).toEqual(['psb-app', 'other-app']);
  });

  it('is made without asking whether there is time for it where departments have done something already', () => {
    const begun: unknown[] = [];
    const share = createShare({
      graph,
      clock: { now: () => noon },
      prepare(_, work, of) {
        begun.push(of);
        return work();
      },
    });
    share(name, consumer(), policy);
    share(name, consumer(), smallPolicy(), true);
    expect(begun).toEqual([false, true]);
  });

  it('is for the values of this request, not of the one before', () => {
    const { decide } = sharing();
    const text = 'query ($id: IdNumber!) { person(idNumber: $id) { licenses(typeCode: "a") { typeCode } } }';
    const of = (id: string) => decide({ ...operationOf(text), variables: { id } });
    expect(of('1').prepared).toBe(of('2').prepared);
    expect([of('1'), of('2')].map(({ charges: [charge] }) => charge?.subject)).toEqual(['1', '2']);
    expect(of('2').uses.map(({ arguments: args }) => ({ ...args }))).toEqual([
      { idNumber: '2' },
      { typeCode: 'a', first: 50 },
    ]);
  });

  it.each<[string, Partial<Consumer>]>([
    ['application', { client: 'psb-app' }],
    ['organisation', { organisation: 'psb' }],
    ['service item', { item: items.minors }],
    ['no item', { item: null }],
    ['consent', { consent: { subjects: ['1'], item: items.plain, coordinates: [], expiresAtMs: noon + 1 } }],
  ])('is not that of another %s', (_, change) => {
    const { prepared } = sharing();
    expect(prepared(name, change)).not.toBe(prepared(name));
    expect(prepared(name, change)).toBe(prepared(name, change));
  });

  it('shows the same as another that comes to the same, and is told its own refusals', () => {
    const { prepared } = sharing();
    const of = (change: Partial<Consumer>, under = policy) =>
      prepared('{ person(idNumber: "1") { mobile } }', change, under);
    const [one, other] = [of({ item: null }), of({ item: 'x' })];
    expect(other.shape).toBe(one.shape);
    expect(other.refusals).not.toEqual(one.refusals);
    expect(of({}, smallPolicy()).shape).toBe(of({}).shape);
    expect(of({}).shape).not.toBe(prepared(name).shape);
  });

  it('is not that of another operation, by text, by name or by what it skips', () => {
    const { prepared } = sharing();
    const text =
      'query A($x: Boolean) { places { code @skip(if: $x) license { typeCode } } } query B { places { code } }';
    const operation = operationOf(text);
    const b = operationOf(`${text.slice(text.indexOf('query B'))} ${text.slice(0, text.indexOf('query B'))}`);
    expect(prepared({ ...operation, variables: { x: true } }).disclosed).not.toContain('Place.code');
    expect(prepared({ ...operation, variables: { x: false } }).disclosed).toContain('Place.code');
    expect(prepared({ ...b, id: operation.id }).disclosed).toEqual(['Place.code', 'Query.places']);
    expect(prepared(name)).not.toBe(prepared('{ person(idNumber: "1") { pid } }'));
  });

  it('ends with the policy, and with the agreements it rests on', () => {
    const { clock, prepared } = sharing();
    const first = prepared(name);
    const under = smallPolicy();
    expect(prepared(name, {}, under)).not.toBe(first);
    const second = prepared(name, {}, under);
    clock.ms = midnight('2027-01-01') - 1;
    expect(prepared(name, {}, under)).toBe(second);
    clock.ms += 1;
    expect(prepared(name, {}, under)).toMatchObject({ operation: null, disclosed: [] });
    clock.ms = midnight('2026-01-01');
    expect(prepared(name, {}, under).disclosed).toContain('Person.name');
    clock.ms -= 1;
    expect(prepared(name, {}, under).disclosed).toEqual([]);
  });

  it('is not that of somebody whose rules came out otherwise', () => {
    const { prepared } = sharing();
    const grade = operationOf('{ person(idNumber: "1") { name grade } }');
    const [clerk, other] = [prepared(grade, { roles: ['clerk'] }), prepared(grade)];
    expect(clerk.disclosed).toContain('Person.grade');
    expect(other.disclosed).not.toContain('Person.grade');
    expect(other.refusals[0]?.refusal.reason).toBe('when_rule');
    expect([prepared(grade, { roles: ['clerk'] }), prepared(grade)]).toEqual([clerk, other]);
    expect(prepared(grade, { roles: ['clerk'] })).toBe(clerk);
    expect(prepared(grade, { roles: ['guest'] })).toBe(other);
  });

  it('is not that of a use that was refused for another reason', () => {
    const { decide } = sharing();
    const of = (ids: unknown) =>
      decide({ ...operationOf('query ($ids: [IdNumber!]) { persons(idNumbers: $ids) { name } }'), variables: { ids } });
    const child = '990101201905060128';
    const reason = (ids: unknown) => of(ids).prepared.refusals.map(({ refusal }) => refusal.reason);
    expect([reason(['1', '2']), reason([child]), reason(['1']), reason(null)]).toEqual([
      ['bulk_not_allowed'],
      ['minor'],
      [],
      [],
    ]);
    expect(of(['1', '2']).charges).toEqual([]);
    expect(of(['1']).charges).toHaveLength(1);
    expect(of([child]).prepared).not.toBe(of(['1', '2']).prepared);
  });

  it('is that of the field below which it was made, and of no other', () => {
    const here = 'field.parent == "Query.person"';
    const under = smallPolicy((file, text) =>
      file === 'agreements/school.yaml'
        ? `${text}  - coordinates: [Person.mobile, Person.licenses]\n    when: ${here}\n  - coordinates: [Person.aliases]\n    when: '"clerk" in consumer.roles && ${here}'\n`
        : text,
    );
    const { decide } = sharing();
    const all = 'fragment all on Person { mobile aliases licenses { number } }';
    const both = operationOf(`{ firm(uscc: "u1") { head { name ...all } } person(idNumber: "1") { ...all } } ${all}`);
    const only = operationOf(`{ firm(uscc: "u1") { head { name ...all } } } ${all}`);
    const refused = (operation: Operation, roles: string[]) =>
      decide(operation, { roles }, under).prepared.refusals.map(({ path, refusal }) => `${path} ${refusal.reason}`);
    // Licenses are granted in some rows everywhere.
    const head = ['mobile', 'aliases'].map((field) => `firm.head.${field} when_rule`);
    const expected = [head, [...head, 'person.aliases when_rule']];
    for (const _ of ['made', 'kept']) {
      const said = [['clerk'], []].map((roles) => refused(both, roles).filter((each) => each.endsWith('when_rule')));
      expect(said).toEqual(expected);
      expect(refused(only, ['clerk']).filter((each) => each.endsWith('when_rule'))).toEqual(head);
    }
    const { prepared, uses } = decide(both, { roles: ['clerk'] }, under);
    expect(decide(both, { roles: ['clerk'] }, under).prepared).toBe(prepared);
    expect(
      uses.flatMap(({ decision: { coordinate, form } }) => (coordinate === 'Person.aliases' ? [form.kind] : [])),
    ).toEqual(['none', 'full']);
    expect(prepared.operation?.text.match(/mobile/g)).toHaveLength(1);
  });

  it('is of the item that the request names, if there is one', () => {
    const { decide } = sharing();
    expect(decide(name, { item: null }).item).toBeNull();
    expect(decide(name, { item: 'unknown' }).item).toBeNull();
    expect(decide(name, { case: 'c1' }).request.case).toBe('c1');
  });
});

describe('what is kept of decisions', () => {
  const text = (n: number) => `{ person(idNumber: "${n}") { name pid } }`;

  it('is bounded by operations', () => {
    const { prepared } = sharing({ operations: 2, outcomes: 9, fields: 999 });
    const [one, two] = [prepared(text(1)), prepared(text(2))];
    expect([prepared(text(1)), prepared(text(2))]).toEqual([one, two]);
    expect(prepared(text(2))).toBe(two);
    prepared(text(3));
    expect(prepared(text(1))).not.toBe(one);
  });

  it('is bounded by their fields, each outcome counted', () => {
    const three = '{ person(idNumber: "1") { name grade } }';
    const { prepared } = sharing({ operations: 99, outcomes: 9, fields: 8 });
    const one = prepared(text(1));
    expect(prepared(text(1))).toBe(one);
    const two = prepared(text(2));
    expect([prepared(text(1)) === one, prepared(text(2)) === two]).toEqual([true, true]);
    const clerk = prepared(three, { roles: ['clerk'] });
    expect(prepared(text(2))).toBe(two);
    expect(prepared(three, { roles: ['clerk'] })).toBe(clerk);
    // Its second outcome weighs as much again: there is no place for anything beside it.
    const other = prepared(three);
    expect([prepared(three), prepared(three, { roles: ['clerk'] })]).toEqual([other, clerk]);
    expect(prepared(text(2))).not.toBe(two);
  });

  it('is bounded by their texts, in which literals stand as long as they are', () => {
    const { prepared } = sharing({ operations: 99, outcomes: 9, fields: 8 });
    const short = prepared(text(1));
    const long = `{ person(idNumber: "${'1'.repeat(12_000)}") { name pid } }`;
    expect(prepared(long)).not.toBe(prepared(long));
    expect(prepared(text(1))).toBe(short);
  });

  it('is bounded by outcomes of one operation', () => {
    const { decide } = sharing({ operations: 9, outcomes: 1, fields: 999 });
    const of = (roles: string[]) => decide('{ person(idNumber: "1") { name grade } }', { roles }).prepared;
    const clerk = of(['clerk']);
    expect(of(['clerk'])).toBe(clerk);
    of([]);
    expect(of(['clerk'])).not.toBe(clerk);
  });
});
