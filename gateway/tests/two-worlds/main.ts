import '../reference/production-mode';

import { Command } from 'commander';
import { findRedis } from '../redis/find-redis';
import { type RedisForTests, startRedis } from '../redis/start-redis';
import { examineSeed } from './examine';
import { openLaboratory } from './laboratory';
import { tokensIn } from './model/tokens';
import { report } from './report';
import { shrink } from './shrink';

interface Options {
  readonly traces: number;
  readonly seed: number;
  readonly replay?: number;
  readonly redis: boolean;
  readonly all: boolean;
}

/**
 * The two-worlds test at any size: `npm run test:two-worlds -- --traces 100000 --seed 1`. Ends with 1 when something was
 * found, and prints each finding with the command that shows it again.
 */
async function main({ traces, seed: first, replay, redis: wantsRedis, all }: Options): Promise<number> {
  const laboratory = await openLaboratory();
  const redis = await redisOf(wantsRedis);
  const twin = await laboratory.open(null);
  const overRedis = redis && (await laboratory.open(redis.url));
  const beganMs = Date.now();
  let [done, found, compared] = [0, 0, 0];
  const say = (): void => {
    const seconds = Math.max(1, Math.round((Date.now() - beganMs) / 1_000));
    const rate = Math.round(done / seconds);
    process.stderr.write(`${done} traces, ${compared} answers, ${found} findings, ${rate} a second\n`);
  };
  const [from, count] = replay === undefined ? [first, traces] : [replay, 1];
  let saidMs = beganMs;
  for (let seed = from; seed < from + count && (all || found === 0); seed += 1) {
    const trace = laboratory.trace(seed);
    const side = trace.redis && overRedis ? overRedis : twin;
    const { finding, heard } = await examineSeed(laboratory, side, seed);
    done += 1;
    compared += heard[0].told.length;
    if (finding) {
      found += 1;
      const open = () => laboratory.open(side === overRedis && redis ? redis.url : null);
      process.stdout.write(`${report(laboratory, seed, await shrink(laboratory, open, seed))}\n`);
    } else if (replay !== undefined) {
      process.stdout.write(
        `${JSON.stringify({ setting: laboratory.prepare(seed).setting, trace, told: heard[0].told })}\n`,
      );
    }
    if (Date.now() - saidMs < 5_000) continue;
    saidMs = Date.now();
    say();
  }
  say();
  found += await leaks('metrics', (await twin.metrics()) + ((await overRedis?.metrics()) ?? ''));
  await twin.close();
  await overRedis?.close();
  if (redis) found += await leaks('Redis', JSON.stringify(await redis.dump()));
  await redis?.close();
  await laboratory.close();
  return found === 0 ? 0 : 1;
}

async function redisOf(wanted: boolean): Promise<RedisForTests | null> {
  const source = wanted ? findRedis() : null;
  return source && startRedis(source);
}

async function leaks(where: string, text: string): Promise<number> {
  const [token] = tokensIn(text);
  if (token !== undefined) process.stdout.write(`${where} holds a value: ${token}\n`);
  return token === undefined ? 0 : 1;
}

function count(text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`expected a whole number up to 999999999, got \`${text}\``);
  return number;
}

const program = new Command('test:two-worlds')
  .description('Run random traces of requests in two data worlds that differ in what a reader may not see.')
  .option('--traces <count>', 'how many', count, 10_000)
  .option('--seed <seed>', 'seed of the first; the others follow it', count, 1)
  .option('--replay <seed>', 'run one trace again, and print what it asked and was told', count)
  .option('--no-redis', 'without a Redis of its own')
  .option('--all', 'go on after a finding', false)
  .action(async (options: Options) => {
    process.exitCode = await main(options);
  });

program.parseAsync().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
