/** Whether two scopes ask for the same: then an answer to one is an answer to the other. */
export function sameScope(a, b) {
  return a.persona === b.persona && a.item === b.item && a.case === b.case && a.consent === b.consent;
}
