import type { Readiness } from './parent-channel';

/**
 * What several workers are together: ready when all of them are, since any of them may get the next connection.
 * A part holds when it holds for all, but `draining` when one does.
 * @param all what each said; null for one that said nothing
 */
export function jointReadiness(all: readonly (Readiness | null)[], wanted: number): Readiness {
  const answers = all.filter((one) => one !== null);
  const complete = answers.length === wanted;
  const joint: Record<string, boolean> = {};
  for (const part of new Set(answers.flatMap((one) => Object.keys(one))))
    joint[part] = part === 'draining' ? answers.some((one) => one[part]) : answers.every((one) => one[part]);
  return { ...joint, ok: complete && answers.every(({ ok }) => ok), workers: complete };
}
