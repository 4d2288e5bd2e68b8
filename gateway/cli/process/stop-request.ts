import cluster from 'node:cluster';

/**
 * Resolves when the process is asked to stop: SIGTERM, SIGINT (a second one ends it at once), SIGHUP (the terminal is
 * gone), or the end of the channel to the parent, which also comes when the parent was killed with SIGKILL.
 */
export function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', resolve);
    process.on('SIGHUP', resolve);
    if (process.channel) process.on('disconnect', resolve);
    // Node ends a worker at once whose parent is gone, with the answers that it owes, unless it knows that it will end itself.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
  });
}
