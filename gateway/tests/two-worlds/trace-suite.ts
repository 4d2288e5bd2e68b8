import { findRedis } from '../redis/find-redis';
import { type RedisForTests, startRedis } from '../redis/start-redis';
import { examine } from './examine';
import { expectNothingFound, type Sides } from './expect-nothing-found';
import { type Laboratory, openLaboratory } from './laboratory';
import { tokensIn } from './model/tokens';

const perTest = 100;
const source = findRedis();
/** By which rows are found at all. */
const identifiers = new Set(['pid', 'idNumber', 'uscc', 'licenseId', 'permitId', 'penaltyId', 'addressId', 'code']);

/** Traces from a seed on, as one suite: jest runs several of them side by side. */
export function traceSuite(from: number, count: number): void {
  describe(`two worlds in random traces, from seed ${from}`, () => {
    let laboratory: Laboratory;
    let redis: RedisForTests | null;
    let sides: Sides;

    beforeAll(async () => {
      laboratory = await openLaboratory();
      redis = source && (await startRedis(source));
      const redisUrl = redis?.url ?? null;
      sides = {
        memory: await laboratory.open(null),
        redis: redisUrl === null ? null : await laboratory.open(redisUrl),
        redisUrl,
      };
    });

    afterAll(async () => {
      await sides.memory.close();
      await sides.redis?.close();
      await redis?.close();
      await laboratory.close();
    });

    test.each(Array.from({ length: count / perTest }, (_, index) => from + index * perTest))(
      'answers from seed %d on are the same in both worlds and hold nothing that may not be seen',
      async (first) => {
        expect(await expectNothingFound(laboratory, sides, first, perTest)).toBeGreaterThan(perTest);
      },
      240_000,
    );

    test('no metric and nothing in Redis holds a value', async () => {
      const metrics = (await sides.memory.metrics()) + ((await sides.redis?.metrics()) ?? '');
      expect(metrics).toContain('sharegraph_');
      expect([...tokensIn(metrics)]).toEqual([]);
      const kept = redis ? await redis.dump() : {};
      if (redis) expect(Object.keys(kept).length).toBeGreaterThan(0);
      expect([...tokensIn(JSON.stringify(kept))]).toEqual([]);
    });

    test('differences are found where cells that are shown differ', async () => {
      let found = 0;
      for (let seed = from; seed < from + 100; seed += 1) {
        const prepared = laboratory.prepare(seed);
        const changes = [...prepared.here.rows.values()].flatMap(({ id: row, cells }) =>
          Object.entries(cells).flatMap(([field, cell]) =>
            typeof cell === 'string' && !identifiers.has(field) ? [{ row, field, to: `${cell}?` }] : [],
          ),
        );
        const lied = { ...prepared, difference: { changes, added: [] } };
        if ((await examine(sides.memory, lied, laboratory.trace(seed))).finding?.kind === 'differs') found += 1;
      }
      expect(found).toBeGreaterThan(3);
    }, 240_000);
  });
}
