import * as part from '../../../gateway/http/server';
import { replaceExport } from './replace-export';

/** Preloaded: nobody waits at the door. Where a part is slow on purpose, too many would. */
replaceExport(
  part,
  'startHttpServer',
  (startHttpServer) => (options) => startHttpServer({ ...options, doorPatienceMs: 0 }),
);
