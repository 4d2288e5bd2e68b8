import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { departments } from '../../subgraphs';
import { oneHelper } from '../cli/process/one-helper';
import { createProgram } from '../cli/program';
import { loadConfig } from '../config/load-config';
import type { Role } from '../config/role';

const root = join(__dirname, '../..');
const file = join(root, 'docker/compose.yaml');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** As compose reads it: `${NAME:-default}` replaced by its default, merge keys resolved. */
const text = readFileSync(file, 'utf8').replace(/\$\{\w+:-([^}]*)\}/g, '$1');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build);
const roles: Record<string, Role> = {
  gateway: 'gateway',
  departments: 'department',
  hub: 'department',
  seed: 'tool',
  policy: 'tool',
};
/** They do their work and end. */
const once = ['seed', 'policy'];

describe('docker/compose.yaml', () => {
  it('is what docker compose itself takes, where that command is', () => {
    const version = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    if (version.status !== 0) return;
    const config = execFileSync('docker', ['compose', '-f', file, 'config', '--services'], { encoding: 'utf8' });
    expect(config.trim().split('\n').sort()).toEqual(Object.keys(compose.services).sort());
  });

  it('has the roles, PostgreSQL and Redis', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'departments',
      'gateway',
      'hub',
      'policy',
      'postgres',
      'redis',
      'seed',
    ]);
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(roles).sort());
  });

  it.each(ours)('%s runs a verb with settings that the program accepts', (name, service) => {
    expect(service.command?.[0]).toBe(name);
    expect(existsSync(join(root, 'gateway/cli/verbs', `${name}.ts`))).toBe(true);
    expect(() => loadConfig(service.environment ?? {}, roles[name]!)).not.toThrow();
    expect(existsSync(join(root, 'docker', service.build!.context, service.build!.dockerfile))).toBe(true);
  });

  it('leads the gateway to each department at the port where it listens', () => {
    const { departments: urls } = loadConfig(compose.services['gateway']!.environment!, 'gateway');
    const first = Number(compose.services['departments']!.environment!['SHAREGRAPH_DEPARTMENT_PORT']);
    const listening = departments.map(({ name }, index) => [name, `http://departments:${first + index}/graphql`]);
    expect(Object.entries(urls)).toEqual(listening);
    const asked = compose.services['departments']!.healthcheck.test!.filter((part) => part.startsWith('http'));
    expect(asked).toEqual(departments.map((_, index) => `http://127.0.0.1:${first + index}/health`));
  });

  it('serves the policy of the store that the files of the image are put in, once', () => {
    const { gateway, policy, postgres } = compose.services;
    const store = loadConfig(gateway!.environment!, 'gateway').policyDatabaseUrl!;
    expect(loadConfig(policy!.environment!, 'tool').policyDatabaseUrl).toBe(store);
    const { hostname, username, pathname } = new URL(store);
    const { POSTGRES_USER, POSTGRES_DB } = postgres!.environment!;
    expect([hostname, username, pathname]).toEqual(['postgres', POSTGRES_USER, `/${POSTGRES_DB}`]);
    expect(gateway!.depends_on).toHaveProperty('policy');
    const [verb, action, ...flags] = policy!.command!;
    const command = createProgram([verb!, action!]).commands[0]!.commands[0]!;
    expect(command.name()).toBe('import');
    // What stewards have made live since is not undone by a restart.
    expect(flags).toContain('--if-empty');
    const known = command.options.map(({ long }) => long);
    for (const flag of flags.filter((each) => each.startsWith('--'))) expect(known).toContain(flag);
  });

  it.each(services)(
    '%s writes to no disk but its volumes, has a health check and no more rights than it needs',
    (name, service) => {
      expect(service.read_only).toBe(true);
      expect(service.privileged).toBeUndefined();
      if (once.includes(name)) expect(service.healthcheck).toEqual({ disable: true });
      else expect(service.healthcheck.test?.[0]).toBe('CMD');
      // PostgreSQL's image starts as root to hand its folder to its own user.
      if (name !== 'postgres') expect(service.cap_drop).toEqual(['ALL']);
      for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
      for (const network of service.networks) expect(compose.networks).toHaveProperty(network);
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        const expected = once.includes(other) ? 'service_completed_successfully' : 'service_healthy';
        expect({ other, condition }).toEqual({ other, condition: expected });
        expect(compose.services).toHaveProperty(other);
      }
    },
  );

  it('can be reached from this machine only, and only at the gateway', () => {
    const published = services.filter(([, { ports }]) => ports);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
    expect(compose.networks['inside']?.internal).toBe(true);
    const reaching = services.filter(([, { networks }]) => networks.some((name) => !compose.networks[name]?.internal));
    expect(reaching.map(([name]) => name)).toEqual(['gateway']);
  });

  it('holds no secret but the sandbox password', () => {
    const secrets = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([key]) => /PASSWORD|SECRET|KEY|TOKEN/.test(key)),
    );
    expect(secrets).toEqual([['POSTGRES_PASSWORD', 'sandbox']]);
    for (const [, { environment }] of ours) expect(environment?.['SHAREGRAPH_ENV']).toBe('sandbox');
  });
});

describe('docker/Dockerfile', () => {
  const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');

  it('ends as an ordinary user, with a health check, starting the compiled command line', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(last).toContain(`ENTRYPOINT ["node", "${oneHelper}", "${bin.sharegraph}"]`);
  });

  it('copies only what is there and what its ignore file lets through', () => {
    const ignore = readFileSync(join(root, 'docker/Dockerfile.dockerignore'), 'utf8').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(' '));
    expect(copied.length).toBeGreaterThan(8);
    for (const path of copied) {
      expect(existsSync(join(root, path))).toBe(true);
      const allowed = ignore.some((line) => line.startsWith('!') && `${path}/`.startsWith(`${line.slice(1)}/`));
      expect({ path, allowed }).toEqual({ path, allowed: true });
    }
  });
});

describe('docker/health-check.cjs', () => {
  const check = (...urls: string[]) =>
    new Promise<number | null>((resolve) => {
      spawn(process.execPath, [join(root, 'docker/health-check.cjs'), ...urls], { stdio: 'ignore' }).on(
        'close',
        resolve,
      );
    });

  it('succeeds when every address answers, and fails when one does not or none is named', async () => {
    const server = createServer(({ url }, response) => response.writeHead(url === '/health' ? 200 : 503).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // It waits two seconds and no longer, which a busy machine may take.
    while ((await check(`${base}/health`, `${base}/health`)) !== 0);
    expect(await check(`${base}/health`, `${base}/broken`)).toBe(1);
    await new Promise((resolve) => server.close(resolve));
    expect(await check(`${base}/health`)).toBe(1);
    expect(await check()).toBe(1);
  });
});
