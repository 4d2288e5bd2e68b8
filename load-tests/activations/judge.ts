import type { Shape } from './asked';
import type { Counted } from './tally';

/** A policy that a gateway may have decided by. */
export interface KnownRevision {
  readonly revision: string;
  /** What it lets a consumer see. */
  shape(consumer: string): Shape;
}

export interface Verdict {
  readonly answers: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Different revisions that answers named. */
  readonly revisionsNamed: number;
  /** Answers that are not what the revision they name makes of them, those that mix two among them. */
  readonly unexplained: number;
  /** What was wrong, for people; the first few. */
  readonly faults: readonly string[];
}

const mostFaults = 20;

/**
 * Holds each answer to the revision that it names.
 * @param known revisions as they were made, each asked once
 */
export async function judge(answers: readonly Counted[], known: AsyncIterable<KnownRevision>): Promise<Verdict> {
  const statuses: Record<string, number> = {};
  const byRevision = new Map<string | null, Counted[]>();
  for (const answer of answers) {
    statuses[answer.status] = (statuses[answer.status] ?? 0) + answer.count;
    if (answer.status === '200') byRevision.set(answer.revision, [...(byRevision.get(answer.revision) ?? []), answer]);
  }
  const faults: string[] = Object.entries(statuses)
    .filter(([status]) => status !== '200')
    .map(([status, count]) => `${count} answers with status ${status}`);
  const named = byRevision.size;
  let unexplained = 0;
  const fault = ({ consumer, revision, shape, count }: Counted, expected: string) => {
    unexplained += count;
    faults.push(
      `${count} answers to ${consumer} name revision ${revision?.slice(0, 16)} and show ${shape}: ${expected}`,
    );
  };
  for await (const { revision, shape } of known) {
    for (const answer of byRevision.get(revision) ?? []) {
      const expected = shape(answer.consumer);
      if (answer.shape !== expected) fault(answer, `expected ${expected}`);
    }
    byRevision.delete(revision);
  }
  for (const strangers of byRevision.values())
    for (const answer of strangers) fault(answer, 'no such revision was ever made');
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  return { answers: total, statuses, revisionsNamed: named, unexplained, faults: faults.slice(0, mostFaults) };
}
