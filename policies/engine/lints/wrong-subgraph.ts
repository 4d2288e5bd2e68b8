import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** A coordinate is classified by a department that has it: nobody classifies another's data. */
export function wrongSubgraph({ fields, facts }: PolicySource): PolicyFault[] {
  return [...fields.values()].flatMap(({ coordinate, catalogue, place }) => {
    const resolving = facts.subgraphs.get(coordinate);
    if (!resolving || resolving.includes(catalogue.subgraph)) return [];
    const message = `\`${coordinate}\` is classified by \`${catalogue.subgraph}\`, which doesn't resolve it`;
    return [faultAt(place(), 'wrong_subgraph', message, `Move it to the catalogue of ${resolving.join(' or ')}.`)];
  });
}
