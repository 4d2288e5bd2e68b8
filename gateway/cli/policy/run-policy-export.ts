import type { Overlay } from '../../../policies/engine/overlay';
import { writePolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { withPolicyStore } from './with-policy-store';

/**
 * Writes the texts of a revision to a folder, byte for byte, and says what is switched off on top of them: no text says
 * so, and whoever makes a store of the folder would switch it on again. Resolves to the exit code.
 */
export function runPolicyExport(directory: string, { revision }: { revision?: number }): Promise<number> {
  return withPolicyStore(async ({ store, say }) => {
    const { number, overlay } = revision === undefined ? await store.head() : await store.revision(revision);
    const { written, removed } = writePolicyFolder(directory, await store.texts(number));
    say(`revision ${number} is in \`${directory}\`: ${written} files written, ${removed} removed`);
    for (const line of notInTexts(overlay)) say(line);
    return 0;
  });
}

/** What stands in no text of a revision, and how a store that is made of them is told. */
function notInTexts({ revoked, suspendedAgreements, suspendedClients, suspendedOrganisations }: Overlay): string[] {
  const lines = [
    ...revoked.map((id) => `agreement \`${id}\` is revoked: sharegraph policy revoke ${id}`),
    ...suspendedAgreements.map((id) => `agreement \`${id}\` is suspended`),
    ...suspendedClients.map((id) => `client \`${id}\` is suspended: sharegraph policy revoke --client ${id}`),
    ...suspendedOrganisations.map(
      (id) => `organisation \`${id}\` is suspended: sharegraph policy revoke --organisation ${id}`,
    ),
  ];
  if (lines.length === 0) return [];
  const heading =
    'NOT in these files, so that a new store that is made of them would share again what is switched off here; say the ' +
    'same to it before it serves anybody:';
  return [heading, ...lines.map((line) => `  ${line}`)];
}
