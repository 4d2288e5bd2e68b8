import { catalogue } from '../errors/catalogue';
import { FieldFault } from './model';

/**
 * The department was not reached, or the connection broke before its answer was complete: a keep-alive connection that
 * it closed while we sent looks like this. Told from other `DEPARTMENT_UNAVAILABLE` by identity, because a query may be
 * sent again after this one and not after a 503, by which a department says that it has enough to do.
 */
export const connectionFault = Object.freeze(
  new FieldFault('DEPARTMENT_UNAVAILABLE', catalogue.DEPARTMENT_UNAVAILABLE.message),
);
