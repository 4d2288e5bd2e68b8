import * as part from '../../../gateway/http/server';
import { replaceExport } from './replace-export';

/** Preloaded: nobody is turned away because the event loop is late. A part that is slow on purpose makes it late. */
replaceExport(
  part,
  'startHttpServer',
  (startHttpServer) => (options) => startHttpServer({ ...options, maxLoopDelayMs: 0 }),
);
