import { isObjectType } from 'graphql';
import { faultAt } from '../compile/place';
import type { PolicySource, Sourced } from '../compile/policy-source';
import { chinaMidnightMs } from '../decision/china-date';
import type { AgreementContent, ItemContent } from '../documents';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

const code = 'grant_never_matches';

/** A grant that can grant nothing is a mistake, and whoever wrote it believes in something that isn't so. */
export function* grantNeverMatches(source: PolicySource): Iterable<PolicyFault | null> {
  const { organisations, items, parts } = source;
  for (const agreement of source.agreements.values()) {
    const { content } = agreement;
    const inputs = [content, organisations, ...content.items.map((id) => items.get(id)?.content)];
    yield* parts.part(`agreement ${content.id}`, inputs, () => [...inAgreement(source, agreement)]);
    yield null;
  }
  for (const item of items.values()) {
    const { content } = item;
    yield* parts.part(`item ${content.id}`, [content, organisations], () => [...inSteps(source, item)]);
    yield null;
  }
}

function* inSteps(source: PolicySource, { content, place }: Sourced<ItemContent>): Iterable<PolicyFault> {
  for (const [organisation, { coordinates }] of Object.entries(content.steps)) {
    if (source.organisations.get(organisation)?.content.kind === 'company') {
      const message = `the step of \`${organisation}\`, a company, grants nothing`;
      const hint = 'Companies need an agreement for every coordinate: write one and remove the step.';
      yield faultAt(place('steps', organisation), code, message, hint);
    }
    for (const [index, coordinate] of coordinates.entries()) {
      const problem = neverGranted(source, coordinate);
      const at = () => place('steps', organisation, 'coordinates', index);
      if (problem) yield faultAt(at(), code, problem.message, problem.hint);
    }
  }
}

function* inAgreement(source: PolicySource, { content, place }: Sourced<AgreementContent>): Iterable<PolicyFault> {
  const { organisations, items, fields } = source;
  for (const role of ['provider', 'consumer'] as const) {
    const id = content[role];
    if (organisations.has(id)) continue;
    const hint = `Register it.${didYouMean(id, organisations.keys())}`;
    yield faultAt(place(role), code, `there is no organisation \`${id}\``, hint);
  }
  for (const [index, id] of content.items.entries()) {
    if (items.has(id)) continue;
    const hint = `Register it.${didYouMean(id, items.keys())}`;
    yield faultAt(place('items', index), code, `there is no item \`${id}\``, hint);
  }
  const { from, to } = content.validity;
  if (chinaMidnightMs(from) > chinaMidnightMs(to)) {
    const message = `the agreement ends on \`${to}\`, before it begins on \`${from}\``;
    yield faultAt(place('validity'), code, message, 'Correct the dates.');
  }
  for (const [index, grant] of content.grants.entries()) {
    for (const [nth, coordinate] of grant.coordinates.entries()) {
      const at = () => place('grants', index, 'coordinates', nth);
      const problem = neverGrantedBy(source, content.provider, coordinate);
      if (problem) yield faultAt(at(), code, problem.message, problem.hint);
      if (content.forbids?.includes(coordinate)) {
        const message = `\`${coordinate}\` is granted and forbidden by the same agreement, and forbids win`;
        yield faultAt(at(), code, message, 'Remove one of the two.');
      }
    }
  }
  for (const [index, coordinate] of (content.forbids ?? []).entries()) {
    const problem = fields.has(coordinate) ? null : neverGranted(source, coordinate);
    if (problem) yield faultAt(place('forbids', index), code, problem.message, problem.hint);
  }
}

interface Problem {
  readonly message: string;
  readonly hint: string;
}

function neverGrantedBy(source: PolicySource, provider: string, coordinate: string): Problem | null {
  const problem = neverGranted(source, coordinate);
  const owner = source.fields.get(coordinate)?.catalogue.owner;
  if (problem || owner === provider) return problem;
  const message = `\`${coordinate}\` belongs to \`${owner}\`, not to the provider \`${provider}\``;
  return { message, hint: `Put it into an agreement of \`${owner}\`.` };
}

/** Why nobody can be granted a coordinate, or null. */
function neverGranted({ fields, schema }: PolicySource, coordinate: string): Problem | null {
  const field = fields.get(coordinate);
  if (!field) {
    const [typeName, fieldName] = coordinate.split('.') as [string, string];
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
