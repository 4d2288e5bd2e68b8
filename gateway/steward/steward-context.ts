import type { OfficerContent } from '../../policies/engine/documents';
import type { CompiledPolicy, FieldPlace } from '../../policies/engine/model';
import type { PolicyStore } from '../../policies/store/postgres/model';
import type { Workflow } from '../../policies/workflow/open-workflow';
import type { Clock } from '../../schema/lib/clock';

/** What resolvers of the steward API work with; one for each request. */
export interface StewardContext {
  /** Who asks; has been identified and is not suspended. */
  readonly officer: OfficerContent;
  readonly workflow: Workflow;
  readonly store: PolicyStore;
  readonly clock: Clock;
  /** The live policy, for explanations. */
  policy(): Promise<CompiledPolicy>;
  /** Whether clients see this coordinate in the graph. */
  isPublic(coordinate: string): boolean;
  /**
   * Where a coordinate stands that is asked about by itself.
   * @throws WorkflowError when it never stands below the field that was named
   */
  parentOf(coordinate: string, stated: string | undefined): FieldPlace['parent'];
}
