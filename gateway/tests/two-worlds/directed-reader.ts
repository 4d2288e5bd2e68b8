import type { Reader } from './visible/reader';

const code = '11990000000000107Q3990100700701';

/** Who asks in scenarios that say nothing else: one item, with a case, for nobody who consented. */
export const directedReader: Reader = {
  client: 'amr-app',
  organisation: 'amr',
  item: code,
  case: `${code}202611180001`,
  consent: null,
};
