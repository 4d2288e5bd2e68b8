import * as part from '../../../gateway/identity/token-verifier';
import { replaceExport } from './replace-export';

/** Preloaded: every token is verified with every request, as if it came for the first time. */
replaceExport(
  part,
  'createTokenVerifier',
  (createTokenVerifier) => (options) => createTokenVerifier({ ...options, cacheSeconds: 0 }),
);
