import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Memory of the JavaScript heap that is in use, garbage collected first, in megabytes. */
export function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}
