/** jest's `globalTeardown`: leaves no server and no folder behind. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { stopTestDatabases?: () => Promise<void> }).stopTestDatabases?.();
}
