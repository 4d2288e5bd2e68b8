import { type ServiceGlobals, serviceVariable, startDatabaseService } from './database-service';

/** jest's `globalSetup`: opens the database service; its PostgreSQL starts only when a test asks for a database. */
export default async function globalSetup(): Promise<void> {
  const service = await startDatabaseService();
  process.env[serviceVariable] = service.url;
  (globalThis as ServiceGlobals).stopTestDatabases = service.stop;
}
