import type { Form } from '../../engine/model';

/**
 * What keeps something from being judged exactly, because the audit log does not hold what it depends on: values of
 * arguments, rows, consents, and the paths by which a coordinate was asked for.
 */
export type Unknown =
  | 'condition'
  | 'rows'
  | 'probing argument'
  | 'age of the subject'
  | 'number of subjects'
  | 'consent'
  | 'path';

/** What a policy says of one coordinate to one consumer under one item, as far as a record can tell. */
export type Verdict =
  | { readonly shown: false }
  | {
      readonly shown: true;
      /** For every request and row. */
      readonly form: Form;
      /** More open under conditions, in words; sorted. */
      readonly conditional: readonly string[];
      /** The one form of all of them, where they depend on the request and not on rows; else null. */
      readonly onRequest: Form | null;
      /** Which unknowns the conditions depend on. */
      readonly conditions: readonly Unknown[];
      /** What may refuse it all the same, each by a text that is equal in two policies when they refuse alike. */
      readonly guards: ReadonlyMap<string, Unknown>;
    };

export type ChangeKind = 'gains' | 'loses' | 'more' | 'less';

/** What a draft would change of one coordinate of one recorded answer. */
export type Judgement =
  | { readonly kind: 'unchanged' }
  | { readonly kind: ChangeKind }
  | { readonly kind: 'unknown'; readonly because: readonly Unknown[] };
