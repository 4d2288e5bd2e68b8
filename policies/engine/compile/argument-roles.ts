import type { RoleContent } from '../documents';
import type { ArgumentRole } from '../model';

/** An argument's role as the engine works with it. */
export function argumentRole(content: RoleContent): ArgumentRole {
  if (content === 'nothing') return { kind: 'nothing' };
  if ('probes' in content) return { kind: 'probes', coordinates: [content.probes].flat() };
  if ('looksUp' in content) return { kind: 'looksUp', coordinate: content.looksUp };
  if ('verifies' in content) return { kind: 'verifies', coordinate: content.verifies };
  return { kind: 'limits', cap: content.limits };
}

/** The coordinates that a role is about. */
export function roleCoordinates(role: ArgumentRole): readonly string[] {
  if (role.kind === 'probes') return role.coordinates;
  return role.kind === 'looksUp' || role.kind === 'verifies' ? [role.coordinate] : [];
}
