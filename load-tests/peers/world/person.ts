import { draw } from './draw';

/**
 * A person as the tender workload meets them: by internal identifier, and, where a gateway looks whether somebody is a
 * child, by a date of birth long ago.
 */
export function person(pid: string): object | null {
  if (!/^p[a-z2-7]{12}$/.test(pid)) return null;
  return { __typename: 'Person', pid, birthDate: `${1950 + draw(pid, 'year', 50)}-06-15` };
}
