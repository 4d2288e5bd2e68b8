import { LRUCache } from 'lru-cache';
import type { Clock } from '../../schema/lib/clock';
import { signWarrant } from '../../schema/lib/sign-warrant';
import type { WarrantMember } from '../../schema/lib/warrant';

/** Long enough for a busy department, short enough that a stolen warrant is of no use. */
const lifeMs = 10_000;
/** For how long the same calls are made with the same warrant. */
const reuseMs = 1_000;
/** Of some 700 characters each. */
const mostKept = 2_000;

interface Kept {
  readonly token: string;
  readonly freshUntilMs: number;
}

/**
 * Warrants for one department. A consumer that asks for the same coordinates in the same case again within a second is
 * certified by the same text, since signing costs as much as a third of sending a small call.
 */
export class Warrants {
  private readonly kept = new LRUCache<string, Kept>({ max: mostKept });
  private readonly numbers = new WeakMap<readonly string[], number>();
  private lastNumber = 0;

  /** @param key at least 32 bytes, which only the gateway and the department hold */
  constructor(
    private readonly audience: string,
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  /** @param coordinates belong to a prepared fetch and never change */
  for(members: readonly WarrantMember[], coordinates: readonly string[]): string {
    const [member, another] = members;
    // A batch has other members each time.
    if (!member || another) return this.sign(members, coordinates);
    const { organisation, client, operator, item, case: number } = member;
    const key = JSON.stringify([this.numberOf(coordinates), organisation, client, operator, item, number]);
    const nowMs = this.clock.now();
    const known = this.kept.get(key);
    if (known && nowMs < known.freshUntilMs && nowMs >= known.freshUntilMs - reuseMs) return known.token;
    const token = this.sign(members, coordinates);
    this.kept.set(key, { token, freshUntilMs: nowMs + reuseMs });
    return token;
  }

  private sign(members: readonly WarrantMember[], coordinates: readonly string[]): string {
    const { audience, key } = this;
    return signWarrant({ audience, members, coordinates, expiresAtMs: this.clock.now() + lifeMs }, key);
  }

  private numberOf(coordinates: readonly string[]): number {
    let number = this.numbers.get(coordinates);
    if (number === undefined) {
      this.lastNumber += 1;
      number = this.lastNumber;
      this.numbers.set(coordinates, number);
    }
    return number;
  }
}
