import type { SaidAgreement } from './said-agreement';

/** An agreement for people to read, one fact a line. */
export function agreementLines(agreement: SaidAgreement): readonly string[] {
  const { id, state, overdue, kind, provider, consumer, items, approve, confirm, review } = agreement;
  const fact = (name: string, value: string | number | null | undefined): string[] =>
    value === null || value === undefined ? [] : [`  ${name.padEnd(12)} ${value}`];
  return [
    `${id}  ${state}${overdue ? ', OVERDUE' : ''}`,
    ...fact('kind', kind),
    ...fact('from, to', `${provider} -> ${consumer}, item ${items.join(', ')}`),
    ...agreement.grants.flatMap(({ coordinates, form, rows, when }) => [
      ...fact('grants', `${coordinates.join(', ')} as ${form ?? 'the catalogue says'}`),
      ...fact('  rows', rows),
      ...fact('  when', when),
    ]),
    ...fact('basis', agreement.legalBasis),
    ...fact('purpose', agreement.purpose),
    ...fact('valid', validity(agreement)),
    ...fact('volume', volume(agreement)),
    ...fact(
      'application',
      agreement.application === null ? null : `${agreement.application} by ${agreement.applicant}`,
    ),
    ...fact('answer due', approve && confirm ? null : agreement.dueOn),
    ...fact('approved', approve && `${approve.officer}, ${approve.at}`),
    ...fact('confirmed', confirm && `${confirm.officer}, ${confirm.at}`),
    ...fact('closed', agreement.refusal),
    ...fact('live since', agreement.revision === null ? null : `revision ${agreement.revision}`),
    ...fact('review due', review ? null : agreement.reviewDueOn),
    ...fact(
      'review',
      review && `${review.justified ? 'justified' : 'not justified'}: ${review.note} (${review.officer})`,
    ),
    ...fact('digest', agreement.digest),
    ...(agreement.history ?? []).map(({ atMs, actor, action, details }) =>
      [`  ${new Date(atMs).toISOString()}`, actor, action, reasonIn(details)].filter(Boolean).join(' '),
    ),
  ];
}

/** Why a step was taken, or the code with which it was refused. */
function reasonIn(details: string): string {
  const { reason, note, code } = JSON.parse(details) as Readonly<Record<string, unknown>>;
  const said = [reason, note, code].find((one) => typeof one === 'string' && one !== '');
  return said === undefined ? '' : `(${said})`;
}

/** Days are China's; an emergency ends at a moment, which is said as both clocks show it. */
function validity({ validFrom, validTo, breakGlassUntil }: SaidAgreement): string {
  if (breakGlassUntil === null) return `${validFrom} to ${validTo}`;
  const inChina = new Date(breakGlassUntil).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `until ${inChina} in China (${breakGlassUntil})`;
}

/** With a word on what it does to the rest: of several agreements of a consumer under an item the strictest counts. */
function volume({ perDay, othersPerDay, consumer }: SaidAgreement): string | null {
  if (perDay === null) return null;
  const throttles = othersPerDay !== null && perDay < othersPerDay;
  const rest = throttles ? `, FOR ALL that ${consumer} has under these items (until now ${othersPerDay})` : '';
  return `${perDay} requests a day${rest}`;
}
