import { constants, setPriority } from 'node:os';

// On a machine that is busy with requests, a command that stops them must not stand in line behind them. Loaded before
// all else, since on such a machine loading is half of what the command does.
const urgent = ['policy revoke', 'steward revoke', 'steward suspend'];
if (urgent.includes(process.argv.slice(2, 4).join(' '))) {
  try {
    setPriority(constants.priority.PRIORITY_HIGHEST);
  } catch {
    // Only root may; for others nothing changes.
  }
}
