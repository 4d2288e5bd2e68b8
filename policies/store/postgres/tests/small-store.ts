import { generateKeyPairSync } from 'node:crypto';
import type { Clock } from '../../../../schema/lib/clock';
import { compilePolicy } from '../../../engine/compile-policy';
import { operations, schema, texts } from '../../../engine/tests/fixture';
import { createIssuer, type Issuer } from '../../../revision/issuer';
import type { SignedManifest } from '../../../revision/model';
import { officers } from '../../../workflow/tests/agreement-set';
import type { CheckDocuments, PolicyStore } from '../model';
import { openPolicyStore } from '../open-policy-store';

/** Files of the engine's small policy set, as they would stand in a folder, with officers, a case and variables. */
export const smallTexts: ReadonlyMap<string, string> = new Map([
  ...Object.entries(texts),
  ...[...operations].map(([name, text]) => [`operations/${name}`, text] as const),
  ['operations/adult.variables.json', '{}\n'],
  ['cases/school.yaml', '# Cases are kept, and are no part of the policy.\n[]\n'],
  ['registry/officers.yaml', `# Who may decide.\n${JSON.stringify({ officers }, null, 1)}\n`],
]);

export const testIssuer: Issuer = createIssuer(generateKeyPairSync('ed25519').privateKey);

export const actor = { actor: 'tester', reason: 'a test' };

/** A store over an empty database that compiles against the engine's small graph. */
export async function smallStore(
  databaseUrl: string,
  {
    seed = true,
    ...options
  }: {
    seed?: boolean;
    clock?: Clock;
    issuer?: Issuer | null;
    announce?(signed: SignedManifest): Promise<void>;
    check?: CheckDocuments;
  } = {},
): Promise<PolicyStore> {
  let nowMs = Date.parse('2026-11-20T02:00:00Z');
  const store = await openPolicyStore({
    databaseUrl,
    issuer: testIssuer,
    clock: { now: () => nowMs++ },
    check: async (documents) => compilePolicy(documents, schema).faults,
    ...options,
  });
  if (seed) await store.seed({ texts: smallTexts, ...actor });
  return store;
}
