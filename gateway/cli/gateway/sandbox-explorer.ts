import { join } from 'node:path';
import { readPolicyFiles } from '../../../policies/store/files';
import { packageRoot } from '../../../schema/lib/package-root';
import { createExplorer, type Explorer } from '../../explorer/create-explorer';
import { readOperations } from '../../explorer/read-operations';
import type { SandboxIssuer } from '../../identity/sandbox/sandbox-issuer';
import { itemCoordinates } from './item-coordinates';

/** The explorer with the sandbox's personas, the registry's items and the operations of this package in place. */
export function sandboxExplorer(sandbox: SandboxIssuer, policyDirectory: string): Explorer {
  const policies = readPolicyFiles(policyDirectory);
  const items = policies.documents.flatMap((document) => (document.kind === 'items' ? document.content.items : []));
  return createExplorer({
    personas: sandbox.personas,
    items: items.map(({ id, code, name, requires, owner, steps }) => ({
      id,
      code,
      label: name,
      requiresConsent: requires?.includes('consent') ?? false,
      persona: owner in steps ? owner : (Object.keys(steps)[0] ?? owner),
    })),
    operations: readOperations(join(packageRoot(), 'policies', 'operations')),
    mintToken: (personaId) => sandbox.token(personaId),
    mintConsent: ({ item, subjects }) =>
      sandbox.consent({ item, subjects, coordinates: itemCoordinates(policies, item) }),
  });
}
