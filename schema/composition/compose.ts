import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The SDL of one department as it publishes it. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** Hints by which composition would silently pick one of two contradicting statements: errors for us. */
const CONTRADICTIONS = new Set(['INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS']);

/**
 * Composes subgraphs into the supergraph SDL. The order of `subgraphs` does not matter.
 * Throws an `Error` with one line for each composition error.
 */
export function compose(subgraphs: readonly SubgraphSdl[]): string {
  const result = composeServices(
    [...subgraphs]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, sdl }) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) })),
  );
  const faults = [
    ...(result.errors ?? []).map((error) => error.message),
    ...(result.hints ?? [])
      .filter((hint) => CONTRADICTIONS.has(hint.definition.code))
      .map((hint) => `${hint.definition.code}: ${hint.message}`),
  ];
  if (faults.length > 0 || result.supergraphSdl === undefined) {
    throw new Error(`the subgraphs do not compose:\n${faults.join('\n')}`);
  }
  return `${result.supergraphSdl.trim()}\n`;
}
