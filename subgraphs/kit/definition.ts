import type { Context } from './context';
import type { DepartmentOptions } from './department';
import type { Source } from './source';

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes any class as a resolver
type Class = Function;

/** What one department states about itself; the kit does the rest. */
export interface DepartmentDefinition<S extends Source, L> {
  readonly name: string;
  /**
   * The root fields that callers may ask for. Written out, so that a root field which somebody adds without listing it
   * is denied.
   */
  readonly roots: readonly string[];
  readonly resolvers: readonly Class[];
  /** Types that no field returns: entities reached by `_entities` only, members of interfaces. */
  readonly orphanedTypes?: readonly Class[];
  /**
   * Entity type name -> how one representation is resolved. Null for an unknown key; loaders make N of them one
   * statement. The owner of a type answers null for keys it does not know; a department that only adds fields to a
   * type answers every key, since it cannot tell an unknown person from one on whom it has nothing.
   */
  readonly references: Readonly<
    Record<string, (representation: Readonly<Record<string, unknown>>, context: Context<L>) => unknown>
  >;
  /** Called once, when the department starts. */
  open(options: DepartmentOptions): S;
  /** Called once a request. */
  loaders(source: S): L;
}
