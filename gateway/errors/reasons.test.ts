import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reason } from '../../policies/engine/model';
import { refusalText } from '../../policies/engine/refusal-text';

/** Who acts before the same request gets more; a reason that is missing here does not compile. */
const actors: Record<Reason, string> = {
  unclassified: 'platform',
  withheld: 'nobody',
  forbidden: 'steward',
  client_unknown: 'platform',
  client_suspended: 'platform',
  organisation_suspended: 'platform',
  item_required: 'caller',
  item_unknown: 'caller',
  case_required: 'caller',
  consent_required: 'caller',
  consent_scope: 'caller',
  consent_subject: 'caller',
  operation_not_listed: 'caller',
  bulk_not_allowed: 'caller',
  outside_item: 'item',
  agreement_required: 'steward',
  agreement_inactive: 'steward',
  when_rule: 'caller',
  row_rule: 'steward',
  probe: 'caller',
  minor: 'item',
  no_granted_leaf: 'caller',
};

test('docs/errors.md lists every reason, who acts and what callers are told', () => {
  const [, section = ''] = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8').split('\n## Reasons\n');
  const documented = section.split('\n').filter((line) => line.startsWith('| `'));
  const rows = Object.entries(actors).map(([reason, actor]) => {
    const [english] = refusalText(reason as Reason, 'OWNER', 'ORGANISATION').split(' / ');
    return `| \`${reason}\` | ${actor} | ${english} |`;
  });
  expect(documented).toEqual(rows);
});
