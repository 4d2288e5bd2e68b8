import { chinaDate } from '../../engine/decision/china-date';
import type { Form } from '../../engine/model';
import type { AccessGrant, EffectiveAccess } from '../access';

/** What an access shows, as a steward says it. */
export function accessWords({ form, conditional }: EffectiveAccess): string {
  const under = [...new Set(conditional.map(grantWords))].sort();
  if (form.kind === 'none') return under.length === 0 ? 'nothing' : under.join(', and ');
  return [formWords(form), ...under].join(', and ');
}

/** One grant with its conditions. */
export function grantWords({ form, when, rows }: AccessGrant): string {
  const inRows = rows === null ? '' : ` in rows where \`${rows}\``;
  const under = when === null ? '' : ` when \`${when}\``;
  return `${formWords(form)}${inRows}${under}`;
}

/** `until 2027-12-31`, the last day included; `without end` where no agreement stands behind it. */
export function untilWords(grants: readonly AccessGrant[]): string {
  const untils = grants.map(({ term }) => term?.untilMs ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...untils);
  return Number.isFinite(last) ? `until ${dayBefore(last)}` : 'without end';
}

/** The last day on which something counts that ends at a moment, in China. */
export function dayBefore(untilMs: number): string {
  return chinaDate(untilMs - 1);
}

function formWords(form: Form): string {
  return form.kind === 'mask' ? `masked (${form.mask})` : 'in full';
}
