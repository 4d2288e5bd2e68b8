import type { Clock } from '../../../schema/lib/clock';
import type { Departments } from '../department';
import { fieldFaults } from '../field-faults';
import { Lane } from './lane';
import type { DepartmentObserver, LaneStatus, ResilienceOptions } from './model';

export interface ResilientDepartments extends Departments {
  /** What each department and class is doing now. */
  status(): readonly LaneStatus[];
  close(): Promise<void>;
}

/**
 * Departments that cannot drag each other down: each has, for queries and for mutations, a bulkhead with a bounded
 * queue, a breaker and a retry budget of its own. Calls that are turned away reject with `DEPARTMENT_UNAVAILABLE`
 * without being made.
 * @param inner makes the calls; has to end each at its deadline and when its signal aborts
 * @param subgraphs the departments there are; calls to others reject
 */
export function resilientDepartments(
  inner: Departments & { close(): Promise<void> },
  {
    subgraphs,
    clock,
    observer,
    ...options
  }: ResilienceOptions & {
    readonly subgraphs: readonly string[];
    readonly clock: Clock;
    readonly observer?: DepartmentObserver;
  },
): ResilientDepartments {
  const lanes = new Map(
    subgraphs.map((subgraph) => {
      const lane = (operationClass: 'query' | 'mutation') =>
        new Lane({ ...options, inner, clock, observer, subgraph, class: operationClass });
      return [subgraph, { query: lane('query'), mutation: lane('mutation') }];
    }),
  );
  const all = [...lanes.values()].flatMap(({ query, mutation }) => [query, mutation]);
  return {
    async call(request) {
      const department = lanes.get(request.fetch.subgraph);
      if (!department) throw fieldFaults.DEPARTMENT_UNAVAILABLE;
      return department[request.fetch.operationKind].call(request);
    },
    status: () => all.map(({ status }) => status),
    async close() {
      for (const lane of all) lane.close();
      await inner.close();
    },
  };
}
