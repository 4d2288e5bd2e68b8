import type { Place } from '../../engine/compile/place';
import type { ConsideredGrant } from '../../engine/explain';
import type { Level, ShareClass } from '../../engine/model';

/** Why one use of a field is decided as it is, as people and tools read it. */
export interface UseExplanation {
  /** Where in the operation; null where the coordinate was asked about by itself. */
  readonly path: string | null;
  readonly coordinate: string;
  readonly label: { readonly zh: string; readonly en: string } | null;
  readonly level: Level | null;
  readonly class: ShareClass | null;
  /** `id 名 / name` */
  readonly owner: string | null;
  readonly steward: string | null;
  /** `full`, `mask(<name>)`, `rows(<form>)`, or the reason of the refusal. */
  readonly outcome: string;
  readonly rules: readonly RuleReference[];
  readonly considered: readonly (ConsideredGrant & { readonly place: Place | null })[];
  /** What stands between this and the next more open form; null where everything is shown. */
  readonly more: More | null;
  /**
   * Concrete types that the field leads to while nothing of them is granted, so that it is refused as well; empty where
   * that is no matter.
   */
  readonly emptyTypes: readonly string[];
  /** Short ids of other items under which the same organisation has a grant of this coordinate. */
  readonly otherItems: readonly string[];
}

export interface RuleReference {
  readonly rule: string;
  /** Null for a default that no document states. */
  readonly place: Place | null;
}

export interface More {
  /** The next more open form, e.g. `full`. */
  readonly form: string;
  /** False where no document could grant it: withheld on a legal basis. */
  readonly possible: boolean;
  /** All of them have to be met. */
  readonly needs: readonly Need[];
}

/** One thing that is lacking, and where it would have to be said. */
export interface Need {
  /** One sentence that begins with who must act or what is lacking. */
  readonly text: string;
  readonly place: Place | null;
}
