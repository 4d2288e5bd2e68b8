import { argumentRole, roleCoordinates } from '../compile/argument-roles';
import { faultAt, type Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { RoleContent } from '../documents';
import type { PolicyFault } from '../policy-fault';

/** Pseudonyms are text and are never accepted as input: an argument that takes one would undo it. */
export function pseudonymAsInput({ fields, inputs }: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const check = (role: RoleContent, place: Place) => {
    for (const target of roleCoordinates(argumentRole(role))) {
      if (!fields.get(target)?.content.pseudonym) continue;
      const message = `an argument takes \`${target}\`, which consumers know by a pseudonym only`;
      const hint = 'Take another identifier as the argument, or show the coordinate as it is.';
      faults.push(faultAt(place, 'pseudonym_as_input', message, hint));
    }
  };
  for (const { content, place } of fields.values()) {
    for (const [name, role] of Object.entries(content.arguments ?? {})) check(role, place('arguments', name));
  }
  for (const { content, place } of inputs.values()) check(content, place());
  return faults;
}
