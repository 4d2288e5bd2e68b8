import type { State } from '../../../policies/workflow/model';

/** An agreement as the API says it to the command line. */
export interface SaidAgreement {
  readonly id: string;
  readonly state: State;
  readonly kind: string;
  readonly provider: string;
  readonly consumer: string;
  readonly items: readonly string[];
  readonly grants: readonly {
    coordinates: readonly string[];
    form: string | null;
    rows: string | null;
    when: string | null;
  }[];
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly perDay: number | null;
  readonly othersPerDay: number | null;
  readonly breakGlassUntil: string | null;
  readonly application: number | null;
  readonly applicant: string | null;
  readonly purpose: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly approve: { officer: string; at: string } | null;
  readonly confirm: { officer: string; at: string } | null;
  readonly refusal: string | null;
  readonly revision: number | null;
  readonly reviewDueOn: string | null;
  readonly review: { officer: string; justified: boolean; note: string } | null;
  readonly digest: string;
  readonly content: string;
  readonly history?: readonly { atMs: number; actor: string; action: string; details: string }[];
}

/** The fields above but the history. */
export const agreementFields = `id state kind provider consumer items grants { coordinates form rows when } legalBasis validFrom validTo perDay othersPerDay
  breakGlassUntil application applicant purpose dueOn overdue approve { officer at } confirm { officer at } refusal revision
  reviewDueOn review { officer justified note } digest content`;
