import type { AgreementContent } from '../../../policies/engine/documents';
import { ruleText } from '../../../policies/engine/rules/rule-text';
import { agreementDigest } from '../../../policies/workflow/agreement-digest';
import { factLine } from './fact-line';
import type { SaidAgreement } from './said-agreement';

/**
 * What a signature under an agreement is over, one fact a line. Read from the content alone, which is what the digest is
 * taken over: the API says the same again in fields of its own, and could say something else there.
 */
export function signedLines({ content: text, kind, applicant, othersPerDay }: SaidAgreement): readonly string[] {
  const content: AgreementContent = JSON.parse(text);
  const { provider, consumer, items, breakGlass } = content;
  return [
    ...factLine('kind', breakGlass ? 'break-glass' : kind),
    ...factLine('from, to', `${provider} -> ${consumer}, item ${items.join(', ')}`),
    ...content.grants.flatMap(({ coordinates, form, rows, when }) => [
      ...factLine('grants', `${coordinates.join(', ')} as ${form ?? 'the catalogue says'}`),
      ...factLine('  rows', rows === undefined ? undefined : ruleText(rows)),
      ...factLine('  when', when === undefined ? undefined : ruleText(when)),
    ]),
    ...factLine('forbids', content.forbids?.join(', ')),
    ...factLine('basis', content.legalBasis),
    ...factLine('valid', validity(content)),
    ...factLine('volume', volume(content, othersPerDay)),
    ...factLine('emergency', breakGlass?.reason),
    ...factLine('applicant', breakGlass ? null : applicant),
    ...factLine('digest', agreementDigest(content)),
  ];
}

/** Days are China's; an emergency ends at a moment, which is said as both clocks show it. */
function validity({ validity: { from, to }, breakGlass }: AgreementContent): string {
  if (!breakGlass) return `${from} to ${to}`;
  const inChina = new Date(breakGlass.until).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `until ${inChina} in China (${breakGlass.until})`;
}

/** With a word on what it does to the rest: of several agreements of a consumer under an item the strictest counts. */
function volume({ quota, consumer }: AgreementContent, othersPerDay: number | null): string | null {
  if (!quota) return null;
  const throttles = othersPerDay !== null && quota.perDay < othersPerDay;
  const rest = throttles ? `, FOR ALL that ${consumer} has under these items (until now ${othersPerDay})` : '';
  return `${quota.perDay} requests a day${rest}`;
}
