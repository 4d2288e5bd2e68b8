/** A case of an item in the sandbox: the first that was accepted on 2026-11-20. */
const caseOf = (item) => item && `${item}202611200001`;

/** What a persona starts with: its own item and case, no consent. */
export function scopeOfPersona(session, id) {
  const persona = session.personas.find((each) => each.id === id) ?? session.personas[0];
  return { persona: persona.id, item: persona.item, case: persona.case, consent: false };
}

/** The same persona acting for another item, or for none (null). */
export function scopeOfItem(scope, item) {
  return { ...scope, item, case: caseOf(item), consent: false };
}
