import type { Acknowledgement } from '../../steward/await-replicas';

/**
 * What a person reads after a change: who serves it, and until when those that do not may show what was before.
 * @param maxAgeMs after which a process that cannot reach the store refuses everything
 */
export function acknowledgementLines(
  { confirmed, missing, silent, waitedMs }: Acknowledgement,
  maxAgeMs: number,
): readonly string[] {
  const all = confirmed.length + missing.length;
  const lines =
    all === 0
      ? ['no gateway serves from this store at the moment']
      : [`confirmed by ${confirmed.length} of ${all} gateway processes within ${Math.ceil(waitedMs)} ms`];
  for (const { id } of confirmed) lines.push(`  confirmed      ${id}`);
  for (const { id, number, silentMs } of missing) {
    const left = Math.max(0, Math.ceil((maxAgeMs - silentMs) / 1_000));
    lines.push(
      `  NOT confirmed  ${id}: serves revision ${number}; unless it hears of this, it refuses everything in ${left} s`,
    );
  }
  for (const { id, silentMs } of silent)
    lines.push(`  silent         ${id}: last heard of ${Math.round(silentMs / 1_000)} s ago, refuses everything since`);
  return lines;
}
