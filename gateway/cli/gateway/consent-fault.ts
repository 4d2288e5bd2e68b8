import type { PolicyDocuments } from '../../../policies/engine/documents';
import { didYouMean } from '../../../policies/engine/nearest';
import { parseIdNumber } from '../../../schema/scalars/id-number';
import { parseItemCode } from '../../../schema/scalars/item-code';

/** What a consent is to say, as it was typed. */
interface Consent {
  readonly item: string;
  readonly subjects: readonly string[];
  readonly coordinates: readonly string[];
}

/**
 * One line about what in a consent nobody can mean, null when there is nothing: a gateway would refuse it, or it would
 * cover nothing, and somebody would look for the reason much later. Identity numbers are named by their place: with one
 * wrong digit they still name a person.
 */
export function consentFault({ documents }: PolicyDocuments, consent: Consent): string | null {
  const given: [option: string, text: string, parse: (text: string) => string][] = [
    ['`--item`', consent.item, itemCodeOrId],
    ...consent.subjects.map((subject, index): (typeof given)[number] => [
      consent.subjects.length > 1 ? `\`--subject\`, number ${index + 1}` : '`--subject`',
      subject,
      parseIdNumber,
    ]),
  ];
  for (const [option, text, parse] of given) {
    const fault = faultOf(parse, text);
    if (fault !== null) return `${option}: ${fault}`;
  }
  const known = new Set(
    documents.flatMap((document) =>
      document.kind === 'catalogue'
        ? Object.entries(document.content.types ?? {}).flatMap(([type, { fields }]) =>
            Object.keys(fields).map((field) => `${type}.${field}`),
          )
        : [],
    ),
  );
  const stray = consent.coordinates.find((coordinate) => !known.has(coordinate));
  if (stray === undefined) return null;
  return `\`--coordinates\`: \`${stray}\` is not in the catalogue.${didYouMean(stray, known)}`;
}

/** A short id of the registry is its code by now: one that is none stays. */
function itemCodeOrId(text: string): string {
  if (text.length !== 31)
    throw new Error(`expected 31 characters, or a short id of \`registry/items.yaml\` as S07, got \`${text}\``);
  return parseItemCode(text);
}

function faultOf(parse: (text: string) => string, text: string): string | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
