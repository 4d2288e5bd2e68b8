import { processConfig } from '../config/process-config';
import { announce } from './announce';
import { createLogger } from './logger';
import { runService } from './run-service';
import { serveGateway } from './serve-gateway';

/** Runs the gateway until it is asked to stop. */
export async function runGateway(): Promise<void> {
  const config = processConfig('gateway');
  const log = createLogger(config);
  await runService(async (closers) => {
    const { url, adminUrl } = await serveGateway(config, { log, closers });
    announce({ url, adminUrl }, [`gateway ready at ${url}/graphql (health and metrics at ${adminUrl})`]);
  });
}
