import type { GraphQLSchema } from 'graphql';
import type { PolicyDocuments } from '../../engine/documents';
import { coverables } from './coverables';
import { type Coverage, coverageKinds } from './model';
import type { Touched } from './touched';

/**
 * How much of what the documents say the cases touch, by kind.
 * @param api what clients may ask
 */
export function coverage(documents: PolicyDocuments, api: GraphQLSchema, touched: Touched): Coverage[] {
  const all = coverables(documents, api);
  return coverageKinds.map((kind) => {
    const ofKind = all.filter((each) => each.kind === kind);
    const uncovered = ofKind.filter(({ key }) => !touched.has(kind, key));
    return { kind, total: ofKind.length, covered: ofKind.length - uncovered.length, uncovered };
  });
}
