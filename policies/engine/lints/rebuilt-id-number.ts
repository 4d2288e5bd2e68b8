import { getNamedType, isObjectType } from 'graphql';
import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { printForm } from '../forms';
import type { PolicyFault } from '../policy-fault';
import type { ConsumerGrants, GrantedForm } from './granted-forms';

/** Fewer numbers than this fit what is granted: then the number is as good as granted, for verification finds it. */
const fewestCandidates = 1000;

/**
 * No set of grants rebuilds a citizen ID number that is not itself granted in full. A number is division (6), birth
 * date (8), sequence (3, odd for men) and a check character that follows from the rest (GB 11643-1999), so each of
 * these, masks of the number included, narrows it down. And no birth date is masked beside a number that contains it.
 */
export function rebuiltIdNumber(source: PolicySource, consumer: ConsumerGrants): PolicyFault[] {
  return typesOf(consumer).flatMap((typeName) => {
    const content = source.subjects.get(typeName)?.content;
    if (typeof content !== 'object' || !('person' in content) || !content.identifier) return [];
    return forType(source, consumer, { typeName, identifier: content.identifier, bornOn: content.bornOn ?? null });
  });
}

/** Of what a consumer sees nothing, it rebuilds nothing: most sets have many more types than one consumer reads. */
function typesOf({ forms }: ConsumerGrants): string[] {
  return [...new Set([...forms.keys()].map((coordinate) => coordinate.slice(0, coordinate.indexOf('.'))))];
}

interface About {
  readonly typeName: string;
  readonly identifier: string;
  readonly bornOn: string | null;
}

function forType(source: PolicySource, consumer: ConsumerGrants, about: About): PolicyFault[] {
  const { organisation, item, forms } = consumer;
  const number = `${about.typeName}.${about.identifier}`;
  const inFull = (forms.get(number) ?? []).filter(({ form, always }) => always && form.kind === 'full');
  if (inFull.length === 0) return rebuilt(source, consumer, about);
  const ofBirth = forms.get(`${about.typeName}.${about.bornOn}`) ?? [];
  const beside = ofBirth.filter((birth) => inFull.some((each) => meet(each, birth)));
  const masked = beside.every(({ form }) => form.kind === 'mask') ? beside[0] : undefined;
  if (masked) {
    const who = `\`${organisation}\` under ${item}`;
    const message = `${who} gets \`${number}\` in full: \`${printForm(masked.form)}\` on the birth date within it is no mask`;
    return [faultAt(masked.place(), 'mask_undone', message, 'Grant the birth date in full, or mask the number too.')];
  }
  if (inFull.some(({ at }) => at === null)) return [];
  // Below the fields where the number itself is shown, nothing is rebuilt: what is granted below others counts.
  return rebuilt(source, { ...consumer, forms: grantedElsewhere(forms, inFull) }, about);
}

function meet(one: GrantedForm, other: GrantedForm): boolean {
  return one.at === null || other.at === null || [...one.at].some((place) => other.at?.has(place));
}

function grantedElsewhere(forms: ConsumerGrants['forms'], inFull: readonly GrantedForm[]): ConsumerGrants['forms'] {
  const places = new Set(inFull.flatMap(({ at }) => [...(at ?? [])]));
  const elsewhere = ({ at }: GrantedForm) => at === null || [...at].some((place) => !places.has(place));
  return new Map([...forms].map(([coordinate, granted]) => [coordinate, granted.filter(elsewhere)]));
}

function rebuilt(source: PolicySource, { organisation, item, forms }: ConsumerGrants, about: About): PolicyFault[] {
  const number = `${about.typeName}.${about.identifier}`;
  const ofNumber = forms.get(number) ?? [];
  const ofBirth = forms.get(`${about.typeName}.${about.bornOn}`) ?? [];
  const divisions = divisionSources(source, forms, about.typeName);
  const ofSex = forms.get(`${about.typeName}.sex`) ?? [];
  const candidates = count({
    division: divisions.length > 0 ? 6 : knownFront(ofNumber),
    birth: ofBirth.some(({ form }) => form.kind === 'full') ? 'day' : ofBirth.length > 0 ? 'year' : 'nothing',
    end: ofNumber.some(showsEnd),
    sex: ofSex.length > 0,
  });
  const culprit = [...ofNumber, ...ofBirth, ...divisions.map(({ granted }) => granted)][0];
  if (candidates >= fewestCandidates || !culprit) return [];
  const parts = [
    ...ofNumber.map(({ form }) => `${number} as ${printForm(form)}`),
    ...ofBirth.map(({ form }) => `${about.typeName}.${about.bornOn} as ${printForm(form)}`),
    ...divisions.map(({ coordinate }) => coordinate),
    ...ofSex.map(() => `${about.typeName}.sex`),
  ];
  const message = `\`${organisation}\` under ${item} can rebuild \`${number}\` from ${parts.join(', ')}: ${fitting(candidates)} fit`;
  const hint =
    'Drop one of these grants, mask it further, or grant the number itself in full, so that the agreement says what it gives.';
  return [faultAt(culprit.place(), 'rebuilt_id_number', message, hint)];
}

function fitting(candidates: number): string {
  const count = Math.max(1, Math.round(candidates));
  return count === 1 ? 'about 1 number' : `about ${count} numbers`;
}

/** How many numbers fit what is known; counts of divisions and days are those of the living, rounded up. */
function count(known: {
  readonly division: 0 | 3 | 6;
  readonly birth: 'nothing' | 'year' | 'day';
  readonly end: boolean;
  readonly sex: boolean;
}): number {
  const divisions = { 0: 3500, 3: 100, 6: 1 }[known.division];
  const days = { nothing: 36500, year: 366, day: 1 }[known.birth];
  const sequences = known.end ? 1 : known.sex ? 500 : 1000;
  // The check character, shown at the end, excludes ten of eleven combinations of what is not shown.
  return (divisions * days * sequences) / (known.end ? 11 : 1);
}

function knownFront(ofNumber: readonly GrantedForm[]): 0 | 3 {
  return ofNumber.some(({ form }) => form.kind === 'full' || (form.kind === 'mask' && form.mask === 'idNumber'))
    ? 3
    : 0;
}

function showsEnd({ form }: GrantedForm): boolean {
  return form.kind === 'full' || (form.kind === 'mask' && form.mask !== 'hidden');
}

/** Granted ways from a person to the code or name of a county: a division itself or an address, masked or not. */
function divisionSources(
  { schema }: PolicySource,
  forms: ConsumerGrants['forms'],
  typeName: string,
): { coordinate: string; granted: GrantedForm }[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  const telling: Record<string, boolean> = {
    Division: tells(forms, 'Division.code'),
    Address: tells(forms, 'Address.text') || (tells(forms, 'Address.division') && tells(forms, 'Division.code')),
  };
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${typeName}.${field.name}`;
    const granted = forms.get(coordinate)?.[0];
    return granted && telling[getNamedType(field.type).name] ? [{ coordinate, granted }] : [];
  });
}

function tells(forms: ConsumerGrants['forms'], coordinate: string): boolean {
  const granted = forms.get(coordinate) ?? [];
  return granted.some(({ form }) => form.kind === 'full' || (form.kind === 'mask' && form.mask !== 'hidden'));
}
