import { systemClock } from '../../../schema/lib/system-clock';
import { startHub } from '../../../subgraphs/hub/start-hub';
import { ConfigError } from '../../config/config-error';
import { loadKeys } from '../../config/load-keys';
import { processConfig } from '../../config/process-config';
import { announce } from '../process/announce';
import { listenFailure } from '../process/assert-port-free';
import { createLogger } from '../process/logger';
import { runService } from '../process/run-service';
import { assertDatabase } from '../registers/assert-database';
import { requiredDatabase } from '../registers/required-database';

/** Runs the stub of the departmental REST API until it is asked to stop. */
export async function runHub(): Promise<void> {
  const config = processConfig('tool');
  const log = createLogger(config);
  const databaseUrl = requiredDatabase(config);
  const secret = loadKeys(config).hub;
  if (!secret) throw new ConfigError(['`SHAREGRAPH_HUB_SECRET_FILE`: missing; the hub has to know its requester']);
  await runService(async (closers) => {
    await assertDatabase(databaseUrl);
    const { hubHost: host, hubPort: port } = config;
    const hub = await startHub({
      host,
      port,
      databaseUrl,
      requesters: [{ rid: config.hubRequester, secret }],
      clock: systemClock,
      log: (line) => log.debug(line),
    }).catch((error) => {
      throw listenFailure(error, { host, port, setting: 'SHAREGRAPH_HUB_PORT' });
    });
    closers.add('the hub', () => hub.close());
    announce({ url: hub.url }, [`hub ready at ${hub.url}`]);
  });
}
