import 'reflect-metadata';
import { systemClock } from '../../../schema/lib/system-clock';
import { departments } from '../../../subgraphs';
import type { Department, DepartmentOptions } from '../../../subgraphs/kit/department';
import type { Config } from '../../config/config';
import type { Keys } from '../../config/keys';
import { loadKeys } from '../../config/load-keys';
import { processConfig } from '../../config/process-config';
import { CliError } from '../output/cli-error';
import { announce } from '../process/announce';
import { listenFailure } from '../process/assert-port-free';
import type { Closers } from '../process/closers';
import { createLogger } from '../process/logger';
import { runService } from '../process/run-service';
import { assertDatabase } from '../registers/assert-database';
import { requiredDatabase } from '../registers/required-database';

/**
 * Runs departments until asked to stop.
 * @param name one of them, or null for all in this process
 */
export async function runDepartments(name: string | null): Promise<void> {
  const chosen = departments.filter((department) => name === null || department.name === name);
  if (chosen.length === 0) {
    const known = departments.map((department) => department.name).join(', ');
    throw new CliError(`no department \`${name}\`; expected one of ${known}`);
  }
  const config = processConfig('department');
  const databaseUrl = requiredDatabase(config);
  const options = { ...common(config, loadKeys(config)), databaseUrl };
  await runService(async (closers) => {
    await assertDatabase(databaseUrl);
    const running = await Promise.all(chosen.map((department, index) => open(department, index, options, closers)));
    const urls = Object.fromEntries(running.map(({ name: subgraph, url }) => [subgraph, url]));
    const lines = running.map(({ name: subgraph, url }) => `department ${subgraph} ready at ${url}`);
    announce(urls, lines);
  });
}

type Common = Omit<DepartmentOptions, 'databaseUrl' | 'warrantKey'> & { readonly keys: Keys };

function common(config: Config, keys: Keys): Common {
  const log = createLogger(config);
  const hub =
    config.hubUrl !== null && keys.hub
      ? { url: config.hubUrl, requester: config.hubRequester, secret: keys.hub }
      : undefined;
  return {
    host: config.departmentHost,
    port: config.departmentPort,
    clock: systemClock,
    hub,
    keys,
    log: (line) => log.debug(line),
  };
}

async function open(
  department: Department,
  index: number,
  { keys, ...options }: Common & { readonly databaseUrl: string },
  closers: Closers,
) {
  if (department.name === 'permits' && !options.hub)
    throw new CliError('`SHAREGRAPH_HUB_URL` is not set; the permits department reads the hub (`sharegraph hub`)');
  const port = options.port === 0 ? 0 : options.port + index;
  const running = await department
    .start({ ...options, port, warrantKey: keys.warrant(department.name) })
    .catch((error) => {
      throw listenFailure(error, { host: options.host, port, setting: 'SHAREGRAPH_DEPARTMENT_PORT' });
    });
  closers.add(`the department ${department.name}`, () => running.close());
  return running;
}
