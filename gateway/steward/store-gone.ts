import { StewardError } from './steward-error';

/** Nothing was done that it was asked for, or nobody knows: whoever asks again finds out. */
export const storeGone = new StewardError(
  'STORE_UNAVAILABLE',
  503,
  'the policy store cannot be reached; look whether it was done, and try again',
  { 'retry-after': '5' },
);
