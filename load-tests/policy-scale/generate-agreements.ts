import type { AgreementContent, GrantContent } from '../../policies/engine/documents';
import type { DocumentContent } from '../../policies/store/documents-of-content';
import { department, typeCount, typeName } from './generate-catalogue';
import { stepOrganisation } from './generate-registry';
import type { Size } from './generate-set';

/** Every fifth has a rule; all are for two items. Consumers are those with a step in the first of them. */
export function generateAgreements(size: Size): DocumentContent[] {
  return Array.from({ length: size.agreements }, (_, index): DocumentContent => {
    const content = agreement(index, size);
    return { file: `agreements/${content.id}.yaml`, kind: 'agreement', content };
  });
}

function agreement(index: number, size: Size): AgreementContent {
  const item = index % size.items;
  const step = Math.floor(index / size.items) % 20;
  const type = (item + step) % typeCount(size);
  const at = (field: string) => `${typeName(type)}.${field}`;
  const grants: GrantContent[] = [
    { coordinates: [at('text10'), at('text11'), at('text12')], form: 'full' },
    { coordinates: [at('many')], ...(index % 5 === 0 ? { rows: `row.state == "s${index % 100}"` } : {}) },
    { coordinates: [at('bornOn')], ...(index % 5 === 1 ? { when: `"role${index % 100}" in consumer.roles` } : {}) },
  ];
  return {
    id: `agreement-${index}`,
    provider: department(type),
    consumer: stepOrganisation(item, step, size),
    items: [`I${item}`, `I${(item + 1) % size.items}`],
    legalBasis: 'a regulation',
    validity: { from: '2026-01-01', to: '2026-12-31' },
    quota: { perDay: 10_000 },
    approvedBy: ['one', 'two'],
    status: 'active',
    grants,
  };
}
