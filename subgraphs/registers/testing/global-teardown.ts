import type { ServiceGlobals } from './database-service';

/** jest's `globalTeardown`: leaves no server and no folder behind. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as ServiceGlobals).stopTestDatabases?.();
}
