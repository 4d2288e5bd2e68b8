import { faultAt, type Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { parseForm } from '../forms';
import { isMask, maskOrder } from '../masks/mask-order';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';
import { isText } from './is-text';

/** Masks exist and stand on text: there is no masked number, enum or object. */
export function maskOnNonString(source: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const check = (mask: string, coordinate: string, place: Place) => {
    if (!isMask(mask)) {
      const known = Object.keys(maskOrder);
      const hint = `Masks: ${known.join(', ')}.${didYouMean(mask, known)}`;
      faults.push(faultAt(place, 'unknown_mask', `there is no mask \`${mask}\``, hint));
    } else if (!isText(source, coordinate)) {
      const message = `\`mask(${mask})\` cannot stand on \`${coordinate}\`, which is no text`;
      faults.push(faultAt(place, 'mask_on_non_string', message, 'Grant it in full or not at all.'));
    }
  };
  for (const { coordinate, content, place } of source.fields.values()) {
    if (content.defaultMask) check(content.defaultMask, coordinate, place('defaultMask'));
  }
  for (const { content, place } of source.agreements.values()) {
    content.grants.forEach((grant, index) => {
      const form = grant.form === undefined ? null : parseForm(grant.form);
      if (form?.kind !== 'mask') return;
      for (const coordinate of grant.coordinates) check(form.mask, coordinate, place('grants', index, 'form'));
    });
  }
  return faults;
}
