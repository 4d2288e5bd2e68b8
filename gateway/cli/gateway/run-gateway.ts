import { readFileSync } from 'node:fs';
import { processConfig } from '../../config/process-config';
import { CliError } from '../output/cli-error';
import { announce } from '../process/announce';
import { createLogger } from '../process/logger';
import { runService } from '../process/run-service';
import { serveWorkers } from '../workers/serve-workers';
import { serveGateway } from './serve-gateway';

export interface GatewayOptions {
  readonly supergraph?: string;
  readonly port?: number;
  readonly open?: true;
}

/** Runs the gateway until it is asked to stop. */
export async function runGateway({ supergraph, port, open }: GatewayOptions = {}): Promise<void> {
  if ((supergraph === undefined) !== (open === undefined))
    throw new CliError('`--supergraph` and `--open`: expected both or none; policies are written for one graph only');
  const configured = processConfig('gateway');
  // Whatever is compared may run many times on one machine, so an open gateway takes any port for health and metrics.
  const config = { ...configured, ...(port !== undefined && { port }), ...(open && { adminPort: 0 }) };
  const openSupergraph = supergraph === undefined ? null : readSupergraph(supergraph);
  const log = createLogger(config);
  await runService(async (closers) => {
    const { url, adminUrl } =
      config.workers > 1
        ? await serveWorkers(config, { log, closers, args: process.argv.slice(2) })
        : await serveGateway(config, { log, closers, openSupergraph });
    if (openSupergraph !== null) process.stderr.write(`${warning}\n`);
    announce({ url, adminUrl }, [`gateway ready at ${url}/graphql (health and metrics at ${adminUrl})`]);
  });
}

const warning =
  'sharegraph: OPEN GATEWAY: every field is granted to everybody; no identity, no policy, no audit, no warrants. ' +
  'For conformance and comparison work only, never for data about people.';

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CliError(`\`--supergraph\`: expected a file that can be read, got \`${file}\``);
  }
}
