import type { Clock } from '../../schema/lib/clock';
import type { Warrant } from '../../schema/lib/warrant';

/** What resolvers share while one operation is answered. */
export interface Context<L = unknown> {
  readonly warrant: Warrant;
  /** The warrant's coordinates. */
  readonly coordinates: ReadonlySet<string>;
  readonly clock: Clock;
  /** This request's loaders; never shared between requests. */
  readonly loaders: L;
}
