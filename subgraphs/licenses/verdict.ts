import { labels } from '../kit/labels';
import { registerEnumType } from '../kit/type-graphql';

export enum Verdict {
  MATCH = 'MATCH',
  NO_MATCH = 'NO_MATCH',
}

registerEnumType(Verdict, {
  name: 'Verdict',
  description: labels.Verdict,
  valuesConfig: {
    MATCH: { description: '一致 / Match' },
    NO_MATCH: { description: '不一致 / No match' },
  },
});
