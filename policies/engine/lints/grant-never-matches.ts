import { isObjectType } from 'graphql';
import { faultAt, type Place } from '../compile/place';
import type { PolicySource, Sourced } from '../compile/policy-source';
import { chinaMidnightMs } from '../decision/china-date';
import type { AgreementContent } from '../documents';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

const code = 'grant_never_matches';

/** A grant that can grant nothing is a mistake, and whoever wrote it believes in something that isn't so. */
export function grantNeverMatches(source: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const agreement of source.agreements.values()) faults.push(...inAgreement(source, agreement));
  for (const { content, place } of source.items.values()) {
    for (const [organisation, { coordinates }] of Object.entries(content.steps)) {
      if (source.organisations.get(organisation)?.content.kind === 'company') {
        const message = `the step of \`${organisation}\`, a company, grants nothing`;
        const hint = 'Companies need an agreement for every coordinate: write one and remove the step.';
        faults.push(faultAt(place('steps', organisation), code, message, hint));
      }
      coordinates.forEach((coordinate, index) => {
        const problem = neverGranted(source, coordinate);
        const at = place('steps', organisation, 'coordinates', index);
        if (problem) faults.push(faultAt(at, code, problem.message, problem.hint));
      });
    }
  }
  return faults;
}

function inAgreement(source: PolicySource, { content, place }: Sourced<AgreementContent>): PolicyFault[] {
  const { organisations, items, fields } = source;
  const faults: PolicyFault[] = [];
  const never = (at: Place, message: string, hint: string) => void faults.push(faultAt(at, code, message, hint));
  for (const role of ['provider', 'consumer'] as const) {
    const id = content[role];
    if (!organisations.has(id)) {
      never(place(role), `there is no organisation \`${id}\``, `Register it.${didYouMean(id, organisations.keys())}`);
    }
  }
  content.items.forEach((id, index) => {
    if (!items.has(id))
      never(place('items', index), `there is no item \`${id}\``, `Register it.${didYouMean(id, items.keys())}`);
  });
  const { from, to } = content.validity;
  if (!(chinaMidnightMs(from) <= chinaMidnightMs(to))) {
    never(place('validity'), `the agreement ends on \`${to}\`, before it begins on \`${from}\``, 'Correct the dates.');
  }
  const check = (coordinate: string, at: Place) => {
    const problem = neverGranted(source, coordinate);
    const owner = fields.get(coordinate)?.catalogue.owner;
    if (problem) never(at, problem.message, problem.hint);
    else if (owner !== content.provider) {
      const message = `\`${coordinate}\` belongs to \`${owner}\`, not to the provider \`${content.provider}\``;
      never(at, message, `Put it into an agreement of \`${owner}\`.`);
    }
  };
  content.grants.forEach((grant, index) => {
    grant.coordinates.forEach((coordinate, at) => {
      check(coordinate, place('grants', index, 'coordinates', at));
      if (content.forbids?.includes(coordinate)) {
        const message = `\`${coordinate}\` is granted and forbidden by the same agreement, and forbids win`;
        never(place('grants', index, 'coordinates', at), message, 'Remove one of the two.');
      }
    });
  });
  content.forbids?.forEach((coordinate, index) => {
    if (!fields.has(coordinate)) check(coordinate, place('forbids', index));
  });
  return faults;
}

/** Why nobody can be granted a coordinate, or null. */
function neverGranted({ fields, schema }: PolicySource, coordinate: string): { message: string; hint: string } | null {
  const field = fields.get(coordinate);
  if (!field) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    if (isObjectType(type) && fieldName in type.getFields()) {
      const message = `\`${coordinate}\` is in the graph and not in the catalogue`;
      return { message, hint: 'Its owner has to classify it first.' };
    }
    const hint = `Grants name fields of concrete types as the catalogue does.${didYouMean(coordinate, fields.keys())}`;
    return { message: `\`${coordinate}\` is not in the catalogue`, hint };
  }
  return field.content.class === 'withheld'
    ? { message: `\`${coordinate}\` is withheld and cannot be granted`, hint: 'Remove it; the catalogue cites why.' }
    : null;
}
