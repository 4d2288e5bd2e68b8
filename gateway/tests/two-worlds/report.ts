import type { Laboratory } from './laboratory';
import type { Shrunk } from './shrink';

/** What a failing seed prints: how to run it again, and the least that still shows what was found. */
export function report(laboratory: Laboratory, seed: number, shrunk: Shrunk | null): string {
  const { setting, here } = laboratory.prepare(seed);
  const again = `npm run test:two-worlds -- --replay ${seed}`;
  if (!shrunk) {
    const first = seed - (seed % 10);
    return `seed ${seed} fails only after others; try \`npm run test:two-worlds -- --seed ${first} --traces 10\``;
  }
  const { finding, trace, difference } = shrunk;
  const { reader, policies, judged } = setting;
  const said: Record<Shrunk['finding']['kind'], string> = {
    differs: 'two worlds that differ in nothing the reader may see are answered differently',
    canary: 'the answer holds a value that the reader may not see',
    record: 'an audit record holds a value',
    fault: 'something failed inside the gateway',
  };
  const cells = difference.changes.map(
    ({ row, field, to }) =>
      `  ${row}.${field}: ${JSON.stringify(here.rows.get(row)?.cells[field])} or ${JSON.stringify(to)}`,
  );
  return [
    `${said[finding.kind]} (seed ${seed}): ${finding.what}`,
    `again: ${again}`,
    `reader: ${reader.client} of ${reader.organisation}, item ${reader.item}, case ${reader.case}, ${reader.consent ? 'with' : 'without'} a consent`,
    `policies: ${JSON.stringify(policies)}, judged ${judged}`,
    ...trace.steps.map((step, index) => `step ${index}: ${JSON.stringify(step)}`),
    cells.length > 40 ? `cells that differ: ${cells.length}` : ['cells that differ:', ...cells].join('\n'),
  ].join('\n');
}
