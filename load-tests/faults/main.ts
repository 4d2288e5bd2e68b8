import { runBench } from '../command/run-bench';
import { parseOptions } from './options';
import { printRows } from './print-rows';
import { runFaults } from './run-faults';
import { runOverloads } from './run-overloads';

/** `npm run bench:faults`: the exit status is 1 when something did not hold. */
const options = parseOptions(process.argv);
void runBench('bench:faults', options, async (run) => {
  const faults = options.faults.length > 0 ? await runFaults(run, options) : [];
  const overloads = options.overload ? await runOverloads(run, options) : [];
  const rows = [...faults, ...overloads];
  return {
    rows,
    text: printRows(faults, overloads),
    holds: rows.every(({ claims }) => claims.every(({ holds }) => holds)),
  };
});
