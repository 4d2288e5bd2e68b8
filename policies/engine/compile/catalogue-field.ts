import type { CatalogueField } from '../model';
import { argumentRole } from './argument-roles';
import type { SourceField } from './policy-source';

/** A coordinate's catalogue entry with every default filled in. Defaults are the strict ones. */
export function catalogueField({ coordinate, content, catalogue }: SourceField): CatalogueField {
  const personal = content.level === 'L3' || content.level === 'L4';
  return {
    coordinate,
    subgraph: catalogue.subgraph,
    label: content.label,
    level: content.level,
    class: content.class,
    defaultMask: content.defaultMask ?? null,
    legalBasis: content.legalBasis ?? null,
    updateCycle: content.updateCycle ?? null,
    steward: content.steward ?? `${catalogue.owner}-steward`,
    derivedFrom: content.derivedFrom ?? [],
    declassified: content.declassified ?? null,
    pseudonym: content.pseudonym ?? false,
    arguments: Object.fromEntries(
      Object.entries(content.arguments ?? {}).map(([name, role]) => [name, argumentRole(role)]),
    ),
    ttlSeconds: content.ttl ?? 0,
    varyBy: content.varyBy ?? (personal ? 'case' : 'consumer'),
    staleIfErrorSeconds: content.staleIfError ?? 0,
  };
}
