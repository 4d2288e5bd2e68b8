import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { PolicyParts } from '../../../policies/engine/compile/policy-parts';
import { compilePolicySliced } from '../../../policies/engine/compile-policy-sliced';
import { graphFacts } from '../../../policies/store/graph-facts';
import { inTurns } from '../../../policies/store/in-turns';
import { postgresRevisionSource } from '../../../policies/store/postgres/revision-source';
import type { PolicyReader } from '../../../policies/store/reader';
import { sandboxOfficers } from '../../../policies/workflow/sandbox-officers';
import { packageRoot } from '../../../schema/lib/package-root';
import { steadyClock } from '../../../schema/lib/steady-clock';
import { systemClock } from '../../../schema/lib/system-clock';
import { loadGraph } from '../../../schema/supergraph';
import type { Config } from '../../config/config';
import { policyIssuers } from '../../config/policy-keys';
import { keepAsking } from '../../policy/keep-asking';
import { openLivePolicy } from '../../policy/live-policy';
import type { BaseLoader } from '../../policy/load-base';
import type { LivePolicy, PolicyEvents } from '../../policy/model';
import { PolicyCopy } from '../../policy/policy-copy';
import { redisAnnouncements } from '../../policy/redis-announcements';
import { describeFault } from '../output/describe-fault';
import { readPolicy } from '../policy/read-policy';
import type { Closers } from '../process/closers';

/**
 * The policy that a gateway serves: revisions of the policy store where there is one, else the files of a folder, as
 * they are now.
 * Rejects with one line when there is none that can be believed.
 */
export async function openPolicy(
  config: Config,
  { log, closers }: { log: Logger; closers: Closers },
): Promise<PolicyReader | LivePolicy> {
  if (config.policyDatabaseUrl === null) return readPolicy(config.policyDirectory);
  const live = await openLivePolicy({
    source: postgresRevisionSource(config.policyDatabaseUrl),
    copy: new PolicyCopy(config.policyCopyDirectory),
    issuers: policyIssuers(config),
    loader: baseLoader(config),
    replica: `${hostname()}/${process.pid}`,
    clock: systemClock,
    elapsed: steadyClock,
    maxAgeMs: config.policyMaxAgeSeconds * 1_000,
    graceMs: config.policyGraceMs,
    events: events(log),
  });
  closers.add('the share policy', () => live.close());
  const announcements = config.redisUrl === null ? null : redisAnnouncements(config.redisUrl);
  const asking = keepAsking(live, { pollMs: config.policyPollMs, announcements });
  closers.add('asking for the share policy', () => asking.stop());
  return live;
}

function baseLoader(config: Config): BaseLoader {
  const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  const { full } = loadGraph(sdl);
  const facts = graphFacts(sdl);
  const parts = new PolicyParts();
  return {
    compile: (documents) => compilePolicySliced(documents, full, facts, parts, inTurns),
    objections: (documents) => (config.environment === 'production' ? sandboxOfficers(documents) : []),
    pause: inTurns.pause,
  };
}

/** Lines for the operator. What a bundle's fault says quotes the policy at most, never data. */
function events(log: Logger): PolicyEvents {
  return {
    live: ({ number, id }) => log.info({ number, id }, 'policy revision is live'),
    refused: ({ code, message }) =>
      log.error({ code, reason: message }, 'policy revision refused; the one before stays'),
    failed: (what, error) => log.warn({ what, fault: describeFault(error) }, 'policy store or copy failed'),
  };
}
