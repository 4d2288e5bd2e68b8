import { labels } from '../kit/labels';
import { registerEnumType } from '../kit/type-graphql';

/** The only two answers of a verification: never which factor failed, never whether the person exists. */
export enum Verdict {
  MATCH = 'MATCH',
  NO_MATCH = 'NO_MATCH',
}

registerEnumType(Verdict, {
  name: 'Verdict',
  description: labels.Verdict,
  valuesConfig: {
    MATCH: { description: '一致 / The factors belong together' },
    NO_MATCH: { description: '不一致或查无 / They do not, or nobody is found' },
  },
});
