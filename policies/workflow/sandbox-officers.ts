import { faultAt } from '../engine/compile/place';
import type { PolicyDocuments } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';
import { isSandboxOfficer } from './is-sandbox-officer';

/** One fault for each officer with a published key. Production refuses them: anybody could sign for these officers. */
export function sandboxOfficers({ documents }: Pick<PolicyDocuments, 'documents'>): PolicyFault[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'officers') return [];
    return document.content.officers.flatMap((officer, index) => {
      if (!isSandboxOfficer(officer)) return [];
      const place = { file: document.file, ...document.at(['officers', index, 'publicKey']) };
      const message = `the key of \`${officer.id}\` is the sandbox's, which anybody can make`;
      return faultAt(place, 'officer', message, 'The officer makes a key of their own and hands in its public half.');
    });
  });
}
