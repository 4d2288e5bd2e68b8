import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { parseForm } from '../forms';
import type { PolicyFault } from '../policy-fault';
import { isText } from './is-text';

/** A pseudonym stands for the whole of a text: numbers have none, and of what a mask leaves many have the same. */
export function* wrongPseudonym(source: PolicySource): Iterable<PolicyFault | null> {
  for (const { coordinate, content, place } of source.fields.values()) {
    if (!content.pseudonym) continue;
    if (!isText(source, coordinate)) {
      const message = `\`${coordinate}\` is shown as a pseudonym, and is no text`;
      yield faultAt(place('pseudonym'), 'pseudonym_on_non_string', message, 'Make it text, or show it as it is.');
    }
    if (content.defaultMask) yield masked(coordinate, content.defaultMask, place('defaultMask'));
  }
  for (const { content, place } of source.agreements.values()) {
    for (const [index, { form, coordinates }] of content.grants.entries()) {
      const granted = form === undefined ? null : parseForm(form);
      if (granted?.kind !== 'mask') continue;
      for (const coordinate of coordinates) {
        const pseudonym = source.fields.get(coordinate)?.content.pseudonym;
        if (pseudonym) yield masked(coordinate, granted.mask, place('grants', index, 'form'));
      }
    }
    yield null;
  }
}

function masked(coordinate: string, mask: string, place: Parameters<typeof faultAt>[0]): PolicyFault {
  const message = `\`mask(${mask})\` stands on \`${coordinate}\`, of which consumers see a pseudonym: many would have the same`;
  return faultAt(place, 'masked_pseudonym', message, 'Grant it in full: a pseudonym hides the value already.');
}
