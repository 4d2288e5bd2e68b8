import { defaultForm } from '../../policies/engine/compile/default-form';
import type { FieldContent, Label } from '../../policies/engine/documents';
import { printForm } from '../../policies/engine/forms';
import type { PolicyFacts } from '../../policies/workflow/policy-facts';

/** One coordinate of the catalogue, as data for others. */
export interface CatalogueRow {
  readonly coordinate: string;
  readonly label: Label;
  readonly level: string;
  readonly class: string;
  readonly owner: string;
  readonly ownerName: Label;
  /** Unified social credit code of the owner. */
  readonly ownerCode: string;
  readonly updateCycle: string | null;
  readonly defaultForm: string;
  readonly legalBasis: string | null;
  readonly conditions: string;
}

const nobody: Label = { zh: '', en: '' };

/** The catalogue by coordinate. @param isPublic whether clients see the coordinate in the graph */
export function catalogueEntries(
  facts: PolicyFacts,
  isPublic: (coordinate: string) => boolean,
): readonly CatalogueRow[] {
  return [...facts.fields]
    .filter(([coordinate]) => isPublic(coordinate))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([coordinate, field]) => {
      const owner = facts.organisations.get(field.owner);
      return {
        coordinate,
        label: field.label,
        level: field.level,
        class: field.class,
        owner: field.owner,
        ownerName: owner?.name ?? nobody,
        ownerCode: owner?.uscc ?? '',
        updateCycle: field.updateCycle ?? null,
        defaultForm: field.class === 'withheld' ? 'none' : printForm(defaultForm(field)),
        legalBasis: field.legalBasis ?? null,
        conditions: conditionsOf(field),
      };
    });
}

function conditionsOf(field: FieldContent): string {
  switch (field.class) {
    case 'unconditional':
      return '政府部门在其事项环节内无需审批；其他须订立协议 / Government organisations have it in their step of an item without asking; others need an agreement';
    case 'conditional':
      return field.unconditionalWhen
        ? '须经提供方审批，符合规则的记录除外 / The provider has to approve, but for rows that its rule opens'
        : '须经提供方审批 / The provider has to approve';
    case 'withheld':
      return '不予共享 / Cannot be shared';
  }
}
