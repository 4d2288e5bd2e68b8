import type { DocumentContent } from '../../policies/store/documents-of-content';
import { generateAgreements } from './generate-agreements';
import { generateCatalogue } from './generate-catalogue';
import { generateRegistry } from './generate-registry';

/** How much there is of everything. */
export interface Size {
  readonly organisations: number;
  readonly agreements: number;
  /** Object fields of the graph, root fields included. */
  readonly coordinates: number;
  readonly items: number;
}

export interface PolicySet {
  /** The graph that the catalogue classifies. */
  readonly sdl: string;
  readonly contents: readonly DocumentContent[];
}

/** A policy set of that size. Equal sizes give equal sets. */
export function generateSet(size: Size): PolicySet {
  const { sdl, catalogues } = generateCatalogue(size);
  return { sdl, contents: [...catalogues, ...generateRegistry(size), ...generateAgreements(size)] };
}
