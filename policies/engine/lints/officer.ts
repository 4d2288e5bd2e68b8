import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

const code = 'officer';

/** An officer is one person with one key of their own; those who watch or run the system don't decide in it. */
export function officer({ officers, organisations }: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const holders = new Map<string, string>();
  const byId = [...officers.values()].sort((a, b) => (a.content.id < b.content.id ? -1 : 1));
  for (const { content, place } of byId) {
    const { id, organisation, roles, publicKey, previousKeys = [] } = content;
    if (!organisations.has(organisation)) {
      const hint = `Register it or correct the name.${didYouMean(organisation, organisations.keys())}`;
      faults.push(faultAt(place('organisation'), code, `there is no organisation \`${organisation}\``, hint));
    }
    const apart = roles.find((role) => role === 'auditor' || role === 'operator');
    if (apart && roles.length > 1) {
      const message = `\`${id}\` is ${apart} and ${roles.filter((role) => role !== apart).join(', ')}`;
      const hint =
        'Auditors and operators have no other role: those who decide are neither watched nor served by themselves.';
      faults.push(faultAt(place('roles'), code, message, hint));
    }
    for (const key of [publicKey, ...previousKeys.map((previous) => previous.publicKey)]) {
      const holder = holders.get(key);
      if (holder !== undefined) {
        const message = `\`${id}\` has a key of \`${holder}\`: one person would count as two`;
        faults.push(
          faultAt(
            place(key === publicKey ? 'publicKey' : 'previousKeys'),
            code,
            message,
            'Every officer makes a key of their own and keeps it.',
          ),
        );
      } else holders.set(key, id);
    }
  }
  return faults;
}
