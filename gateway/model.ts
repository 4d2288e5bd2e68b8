import type { Priority } from '../policies/engine/model';
import type { PolicyReader } from '../policies/store/reader';
import type { Clock } from '../schema/lib/clock';
import type { AuditLog } from './audit/model';
import type { Keys } from './config/keys';
import type { Departments } from './execute/department';
import type { DepartmentObserver, LaneStatus } from './execute/resilience/model';
import type { HttpRequest, HttpResponse } from './http/model';
import type { Identify } from './identity/identify';
import type { Plan } from './plan/model';
import type { ShadowObserver } from './shadow/model';

/** What a gateway is given; the rest it builds from its configuration. */
export interface GatewayParts {
  readonly clock: Clock;
  /** Of deadlines and durations. Default: `steadyClock`. */
  readonly steady?: Clock | undefined;
  readonly keys: Keys;
  readonly identify: Identify;
  /** Default: the composed supergraph of this package. */
  readonly supergraphSdl?: string;
  /** Default: the files in `config.policyDirectory`. */
  readonly policy?: PolicyReader;
  /** Default: one of its own. Gateways over one graph may share it: plans depend on the operation alone. */
  readonly planner?: (operationText: string) => Plan;
  /** Default: over HTTP, at `config.departments`. */
  readonly departments?: Departments & { close(): Promise<void> };
  /** Default: the file `config.auditFile`. */
  readonly auditLog?: AuditLog;
  /** Told of the id of an operation that is not registered but let through (`SHAREGRAPH_SAFELIST=log`). */
  onUnregistered?(operationId: string): void;
  /** Told of what should not have happened; gets no data. */
  onFault?(requestId: string, error: unknown): void;
  /** Told of each connection to Redis that is lost, not made or refused. */
  onRedisFault?(error: unknown): void;
  /** Told of each call to a department. */
  readonly observer?: DepartmentObserver;
  /** Told of what a draft would decide otherwise (`SHAREGRAPH_SHADOW_POLICY`). */
  readonly shadow?: ShadowObserver;
}

/** The data plane, built. */
export interface Gateway {
  answer(request: HttpRequest): Promise<HttpResponse>;
  /**
   * Whether answers can leave: the audit log takes records and a policy is live. Without `limits` what looks somebody up is
   * refused. That does not decide `ok`: Redis is shared, and to take all replicas away would help nobody.
   */
  ready(): Readonly<Record<'ok' | 'audit' | 'policy' | 'limits', boolean>>;
  /** What calls to each department are doing now. */
  departments(): readonly LaneStatus[];
  /** The class in which an item's requests are shed under load; `normal` for items that nobody knows. */
  priority(itemCode: string): Priority;
  close(): Promise<void>;
}
