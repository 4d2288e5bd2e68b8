import { type Claim, claim } from '../command/claim';
import { median } from '../peers/measure/median';
import { quantile } from '../peers/measure/quantile';
import type { Round } from '../peers/measure/summarise';
import { bare } from '../peers/targets/peers';
import type { Measured } from './measure-part';
import { cpuUs, paired } from './paired';
import { names, type PartName } from './parts';

/** What the rounds of a part show. Differences and ratios are medians over pairs of neighbouring rounds. */
export function claimsOf(name: PartName, { part, rounds }: Measured): Claim[] {
  const of = (target: string): readonly Round[] => rounds.get(target) ?? [];
  const middle = (target: string, value: (round: Round) => number): number | null =>
    median(
      of(target)
        .filter(({ requests }) => requests > 0)
        .map(value),
    );
  const more = (left: string, right: string) => paired(of(left), of(right), (a, b) => cpuUs(a) - cpuUs(b));
  switch (name) {
    case 'warm':
      return [
        claim('CPU of a request, cache warm', middle(names.full, cpuUs), 'us', 60),
        claim('CPU of a fixed answer from node:http', middle(bare.name, cpuUs), 'us', null),
        claim('identity (tokens known) and audit', more(names.full, names.neither), 'us', 25),
        claim('identity, tokens known', more(names.full, names.noIdentity), 'us', null),
        claim('audit', more(names.full, names.noAudit), 'us', null),
        claim('verifying a token that is not known', more(names.cold, names.full), 'us', null),
      ];
    case 'batch': {
      const calls = ({ upstreamCalls, requests }: Round) => upstreamCalls / requests;
      const late = paired(of(names.full), of(names.unbatched), (a, b) => p99(a) - p99(b));
      return [
        claim(`calls for a request, ${part.connections} connections, no cache`, middle(names.full, calls), '', 1 / 20),
        claim('the same without batching', middle(names.unbatched, calls), '', null),
        claim('p99 beyond that without batching, at a tenth of the load', late, 'ms', 2),
      ];
    }
    case 'decide': {
      const ratio = paired(of(names.deciding), of(names.open), (a, b) => 100 * (cpuUs(a) / cpuUs(b) - 1));
      return [claim(`deciding and masking beyond --open, neither batched, ${part.workload}`, ratio, '%', 10)];
    }
  }
}

function p99({ latenciesMs }: Round): number {
  return quantile(latenciesMs, 0.99) ?? Number.NaN;
}
