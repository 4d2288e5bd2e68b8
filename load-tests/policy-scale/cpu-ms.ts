/** CPU time of this process, user and system, in milliseconds: what others do on the machine doesn't count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
