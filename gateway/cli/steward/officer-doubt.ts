import { didYouMean } from '../../../policies/engine/nearest';
import { readPolicyFiles } from '../../../policies/store/files';

/**
 * A sentence that says that an id is of no officer in the policy folder, and whose it may be; null where it is of one,
 * or where the folder tells nothing. It settles nothing: the policy store may know others.
 */
export function officerDoubt(policyDirectory: string, officer: string): string | null {
  const known = officersIn(policyDirectory);
  if (known.length === 0 || known.includes(officer)) return null;
  return `\`${officer}\` is no officer in \`${policyDirectory}/registry/officers.yaml\`.${didYouMean(officer, known)}`;
}

function officersIn(policyDirectory: string): readonly string[] {
  try {
    const { documents } = readPolicyFiles(policyDirectory);
    return documents.flatMap((document) =>
      document.kind === 'officers' ? document.content.officers.map(({ id }) => id) : [],
    );
  } catch {
    return [];
  }
}
