import type { Departments } from '../department';
import type { Loader } from '../loader';
import { callOwnEntities } from './call-own-entities';
import { callOwnRoot } from './call-own-root';

/** Calls for each execution alone, at once. */
export function directLoader(departments: Departments): Loader {
  return {
    root: (fetch, caller) => callOwnRoot(departments, fetch, caller),
    entities: (loads, caller) => callOwnEntities(departments, loads, caller),
  };
}
