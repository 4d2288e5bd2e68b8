import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { CompiledPolicy, ShareRequest } from '../../policies/engine/model';
import { openPolicy } from '../../policies/engine/open-policy';
import { policyWith, replaced, request, schema } from '../../policies/engine/tests/fixture';
import type { Operation } from '../operation/model';
import { compareDecisions } from './compare-decisions';
import { createShadow, mostWaiting } from './create-shadow';
import type { Answered, Difference, ShadowObserver } from './model';

const live = policyWith();
const school = 'agreements/school.yaml';

function answered(text: string, changed: Partial<ShareRequest> = {}, policy: CompiledPolicy = live): Answered {
  const document = parse(text);
  const definition = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const operation: Operation = {
    id: 'f'.repeat(64),
    recordedId: 'f'.repeat(64),
    definition,
    fragments: new Map(),
    variables: {},
  };
  const asked = { ...request, ...changed };
  const item = (asked.item === null ? undefined : policy.item(asked.item)) ?? null;
  // Of a decision only these are looked at.
  return { requestId: 'r1', operation, decision: { policy, request: asked, item } as Answered['decision'] };
}

const query = '{ persons { name sex licenses { number } isAdult } }';

describe('compareDecisions', () => {
  const differs = (draft: CompiledPolicy, text = query, changed: Partial<ShareRequest> = {}) =>
    compareDecisions(answered(text, changed), draft, schema);

  test('is null where both decide alike', () => {
    expect(differs(policyWith())).toBeNull();
    expect(differs(policyWith({ 'agreements/firm.yaml': null }))).toBeNull();
  });

  test.each<[string, Record<string, string>, Partial<Difference['coordinates']>]>([
    ['more', { [school]: replaced(school, 'forbids: [Person.sex]', '') }, { gains: ['Person.sex'] }],
    [
      'less, with what stands above it',
      { [school]: replaced(school, 'Person.licenses]', 'Person.tags]') },
      { loses: ['Person.licenses'] },
    ],
    [
      'another mask',
      { [school]: replaced(school, 'form: mask(hidden)', 'form: mask(licenseNumber)') },
      { form: ['License.number'] },
    ],
    [
      'another row rule under the same id',
      {
        [school]: replaced(
          school,
          '    rows: row.typeCode == "residence"\n  - coordinates: [License.number]\n',
          '    rows: row.typeCode == "open"\n  - coordinates: [License.number]\n',
        ),
      },
      { form: ['License.number'] },
    ],
  ])('tells what a draft shows %s', (_, changed, expected) => {
    expect(differs(policyWith(changed))).toEqual({
      requestId: 'r1',
      organisation: 'school',
      item: 'A',
      coordinates: { gains: [], loses: [], form: [], ...expected },
    });
  });

  test('decides for the arguments and roles of the request', () => {
    const draft = policyWith({ [school]: replaced(school, `    when: '"clerk" in consumer.roles'\n`, '') });
    expect(differs(draft, '{ persons { mobile } }')?.coordinates.gains).toEqual(['Person.mobile', 'Query.persons']);
    expect(differs(draft, '{ persons { mobile } }', { roles: ['clerk'] })).toBeNull();
  });
});

describe('createShadow', () => {
  function shadowed(draft: CompiledPolicy, { percent = 100 } = {}) {
    const told: string[] = [];
    const due: { run: () => void; delayMs: number }[] = [];
    const time = { nowMs: 0 };
    const observer: ShadowObserver = {
      compared: (difference) => told.push(difference ? 'different' : 'same'),
      skipped: () => told.push('skipped'),
      failed: (error) => told.push(`failed: ${(error as Error).message}`),
    };
    const shadow = createShadow({
      schema,
      draft,
      percent,
      observer,
      nowMs: () => {
        time.nowMs += 2;
        return time.nowMs;
      },
      schedule: (run, delayMs) => void due.push({ run, delayMs }),
    });
    const runAll = () => {
      const delays: number[] = [];
      for (let next = due.shift(); next; next = due.shift()) {
        delays.push(next.delayMs);
        next.run();
      }
      return delays;
    };
    return { shadow, told, due, time, runAll };
  }
  const draft = policyWith({ [school]: replaced(school, 'forbids: [Person.sex]', '') });

  test('does nothing before the answer', () => {
    const { shadow, told, due, runAll } = shadowed(draft);
    shadow.watch(answered(query));
    shadow.watch(answered('{ persons { isAdult } }'));
    expect([told, due.length]).toEqual([[], 1]);
    runAll();
    expect(told).toEqual(['different', 'same']);
  });

  test('rests nine times as long as a comparison takes', () => {
    const { shadow, runAll } = shadowed(draft);
    for (let count = 0; count < 3; count += 1) shadow.watch(answered(query));
    expect(runAll()).toEqual([0, 18, 18]);
  });

  test('rests as long when nothing waits, and not for what comes after its rest', () => {
    const { shadow, time, runAll } = shadowed(draft);
    shadow.watch(answered(query));
    runAll();
    time.nowMs += 8;
    shadow.watch(answered(query));
    // The fake clock goes on by 2 each time that it is read.
    expect(runAll()).toEqual([18 - 8 - 2]);
    time.nowMs += 18;
    shadow.watch(answered(query));
    expect(runAll()).toEqual([0]);
  });

  test('compares the share of requests that it is told to', () => {
    const { shadow, told, runAll } = shadowed(draft, { percent: 30 });
    for (let count = 0; count < 10; count += 1) shadow.watch(answered(query));
    runAll();
    expect(told).toEqual(['different', 'different', 'different']);
  });

  test('lets no more wait than its bound, and counts the others', () => {
    const { shadow, told, runAll } = shadowed(draft);
    for (let count = 0; count < mostWaiting + 5; count += 1) shadow.watch(answered('{ persons { isAdult } }'));
    expect(told).toEqual(Array(5).fill('skipped'));
    runAll();
    expect(told.length).toBe(mostWaiting + 5);
  });

  test('counts a draft that fails, and goes on', () => {
    const broken = new Proxy(draft, {
      get: (target, key) => {
        if (key === 'index') throw new Error('broken');
        return target[key as keyof CompiledPolicy];
      },
    });
    const { shadow, told, runAll } = shadowed(broken);
    shadow.watch(answered(query));
    shadow.watch(answered(query));
    runAll();
    expect(told).toEqual(['failed: broken', 'failed: broken']);
  });

  test('compares nothing with an open gateway', () => {
    const { shadow, due } = shadowed(draft);
    shadow.watch(answered(query, {}, openPolicy()));
    expect(due).toEqual([]);
  });
});
