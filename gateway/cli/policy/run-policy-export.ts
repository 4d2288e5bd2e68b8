import type { Overlay } from '../../../policies/engine/overlay';
import { writePolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { type Emergency, emergenciesOf } from '../../../policies/workflow/emergencies-of';
import { systemClock } from '../../../schema/lib/system-clock';
import { withPolicyStore } from './with-policy-store';

/**
 * Writes the texts of a revision to a folder, byte for byte, and says what is switched off on top of them: no text says
 * so, and whoever makes a store of the folder would switch it on again. Emergencies that are over are left out, because
 * no store can begin with one. Resolves to the exit code.
 */
export function runPolicyExport(directory: string, { revision }: { revision?: number }): Promise<number> {
  return withPolicyStore(async ({ store, say }) => {
    const { number, overlay } = revision === undefined ? await store.head() : await store.revision(revision);
    const emergencies = emergenciesOf((await store.content(number)).documents, overlay, systemClock.now());
    const over = emergencies.filter(({ isOver }) => isOver);
    const texts = new Map(await store.texts(number));
    for (const { file } of over) texts.delete(file);
    const { written, removed } = writePolicyFolder(directory, texts);
    say(`revision ${number} is in \`${directory}\`: ${written} files written, ${removed} removed`);
    for (const line of emergencyLines(emergencies)) say(line);
    const revoked = overlay.revoked.filter((id) => !over.some(({ agreement }) => agreement === id));
    for (const line of notInTexts({ ...overlay, revoked })) say(line);
    return 0;
  });
}

/** One that runs stays in the files: the store that they came from would end it if they were imported without it. */
function emergencyLines(emergencies: readonly Emergency[]): string[] {
  return emergencies.map(({ file, isOver, until }) =>
    isOver
      ? `left out: \`${file}\`, an emergency that is over`
      : `\`${file}\` is an emergency until ${until}, and no new store takes it: remove the file before you make one of ` +
        'this folder, and open the emergency there anew (sharegraph steward break-glass)',
  );
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
