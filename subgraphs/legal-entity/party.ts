import { labels } from '../kit/labels';
import { createUnionType } from '../kit/type-graphql';
import { LegalEntity } from './legal-entity';
import { Person } from './person';

export const Party = createUnionType({
  name: 'Party',
  description: labels.Party,
  types: () => [Person, LegalEntity] as const,
});
