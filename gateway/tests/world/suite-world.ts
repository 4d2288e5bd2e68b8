import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { startWorld, type World, type WorldOptions } from './world';

/** A world over a small database of its own, for all tests of the file or `describe` in which this is called. */
export function suiteWorld(options: Omit<WorldOptions, 'databaseUrl'> = {}): Omit<World, 'close'> {
  let database: TestDatabase | undefined;
  let world: World | undefined;
  beforeAll(async () => {
    database = await testDatabase({ persons: 120, entities: 80 });
    world = await startWorld({ databaseUrl: database.url, ...options });
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });
  const started = (): World => {
    if (!world) throw new Error('the world starts with the first test; it is not there before');
    return world;
  };
  return {
    get gateway() {
      return started().gateway;
    },
    get departments() {
      return started().departments;
    },
    get auditFile() {
      return started().auditFile;
    },
    get faults() {
      return started().faults;
    },
    ask: (ask) => started().ask(ask),
  };
}
