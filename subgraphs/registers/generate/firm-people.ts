import { type Firm, firm } from './firms';
import { blockCount, households, type Person } from './people';
import { Random } from './random';
import type { World } from './world';

/** Who runs and owns a firm. */
export interface FirmPeople {
  readonly representative: Person;
  readonly officers: readonly (readonly [position: string, person: Person])[];
  readonly shareholders: readonly (readonly [holder: Person | Firm, ratio: number])[];
}

/** Two persons of the crowd stand behind 7 % of the firms each, 260 at the most: the natural hot keys. */
const magnates = 2;
const magnateFirms = 260;

/**
 * Makes `peopleOf(firm)`. Firms find their people in the blocks near their own place in the world, so a run over all
 * firms makes each block about once; the last blocks are kept.
 */
export function createFirmPeople(world: World): (firm: Firm) => FirmPeople {
  const kept = new Map<number, Person[]>();
  const block = (b: number): Person[] => {
    const known = kept.get(b);
    if (known) return known;
    const persons = households(world, b).flatMap(({ members }) => members);
    if (kept.size >= 64) kept.delete(kept.keys().next().value!);
    kept.set(b, persons);
    return persons;
  };
  const blocks = blockCount(world);
  const adults = (b: number) => block(b % blocks).filter(({ age }) => age >= 18);
  const rich = Array.from({ length: magnates }, (_, i) => livingAdult(block, i * 3));

  return (target) => {
    const random = new Random(world.seed, 'people', target.index);
    const home = Math.floor((target.index / world.firms) * blocks);
    const near = [...adults(home), ...adults(home + 1)];
    const living = near.filter(({ deathDate }) => deathDate === null);
    const candidates = living.length > 0 ? living : rich;
    const dead = near.find(({ deathDate }) => deathDate !== null);
    const representative =
      magnateOf(target.index, rich) ??
      (dead && random.chance(0.08) ? dead : candidates[target.index % candidates.length]!);
    if (target.kind !== 'company') return { representative, officers: [], shareholders: [] };
    return {
      representative,
      officers: [
        ['执行董事', representative],
        ['总经理', random.pick(candidates)],
        ['监事', random.pick(candidates)],
      ],
      shareholders: shareholders(world, random, target, representative, candidates),
    };
  };
}

function livingAdult(block: (b: number) => Person[], from: number): Person {
  for (let b = from; ; b += 1) {
    const found = block(b).find(({ age, deathDate }) => age >= 30 && deathDate === null);
    if (found) return found;
  }
}

function magnateOf(index: number, rich: readonly Person[]): Person | undefined {
  const turn = index % 14;
  return Math.floor(index / 14) < magnateFirms ? rich[turn - 2] : undefined;
}

/** One to three holders; 15 % another firm, and every fiftieth pair of firms holds each other. */
function shareholders(
  world: World,
  random: Random,
  target: Firm,
  representative: Person,
  candidates: readonly Person[],
): [Person | Firm, number][] {
  const partner = target.index % 50 === 11 ? target.index + 1 : target.index % 50 === 12 ? target.index - 1 : null;
  const others: (Person | Firm)[] = [];
  if (partner !== null && partner < world.firms) others.push(firm(world, partner));
  else if (random.chance(0.15)) others.push(firm(world, random.integer(0, world.firms - 1)));
  if (random.chance(0.4)) others.push(random.pick(candidates));
  const share = Math.round(random.integer(10, 40)) / 100;
  const distinct = others.filter((holder) => holder !== representative && holder.index !== target.index);
  return [
    [representative, round(1 - share * distinct.length)],
    ...distinct.map((holder): [Person | Firm, number] => [holder, share]),
  ];
}

const round = (ratio: number) => Math.round(ratio * 100) / 100;
