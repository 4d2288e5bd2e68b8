import { seedRegisters } from '../../../subgraphs/registers/seed';
import type { Progress } from '../output/progress';

/** Size and seed of the synthetic registers; what is left out has the default of `seedRegisters`. */
export interface Registers {
  readonly persons?: number;
  readonly entities?: number;
  readonly seed?: number;
}

/** Fills the database where it is not filled yet, and says how far it is. */
export function seedDatabase(databaseUrl: string, registers: Registers, progress: Progress): Promise<void> {
  return progress.step('registers', (report) =>
    seedRegisters({
      databaseUrl,
      ...registers,
      onProgress: (done, total, what) => report(`${what}, ${Math.floor((100 * done) / Math.max(1, total))} %`),
    }),
  );
}
