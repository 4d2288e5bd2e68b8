import { isInForce } from '../../engine/decision/is-in-force';
import { isPlaceMissing } from '../../engine/decision/is-place-missing';
import { ruleInputs } from '../../engine/decision/rule-inputs';
import { shareOf } from '../../engine/decision/shares';
import { compareForms, printForm } from '../../engine/forms';
import type { FieldUse, Form, ShareRequest } from '../../engine/model';
import type { PreparedGrant } from '../../engine/policy-index';
import type { PolicySet } from '../policy-set';
import { rulePlace } from '../rule-place';
import { inactivity } from './inactivity';
import type { Need } from './model';

/**
 * What is lacking for a grant of a form in every row. Empty where one is in force. Grants that would do but for one
 * thing come first: to renew or to widen them is less work than a new one.
 */
export function grantNeeds(set: PolicySet, request: ShareRequest, use: FieldUse, wanted: Form): Need[] {
  const { policy } = set;
  const grants = shareOf(policy.index, request, use.coordinate)?.grants ?? [];
  const enough = grants.filter(({ form }) => ['same', 'more'].includes(compareForms(form, wanted)));
  const almost: Need[] = [];
  for (const grant of enough) {
    const lacking = lackingIn(set, request, use, grant);
    if (lacking === null) return [];
    almost.push({ text: lacking, place: rulePlace(set.source, grant.rule, use.coordinate) });
  }
  if (almost.length === 0) return [newGrant(set, request, use.coordinate, wanted)];
  if (almost.length === 1) return almost;
  return almost.map(({ text, place }, index) => ({ text: index === 0 ? text : `or else ${text}`, place }));
}

function lackingIn(set: PolicySet, request: ShareRequest, use: FieldUse, grant: PreparedGrant): string | null {
  const { index } = set.policy;
  const given = `\`${grant.rule}\` grants ${printForm(grant.form)}`;
  if (!isInForce(grant.term, request.nowMs, index.applied)) {
    return `${given}, but ${inactivity(set, grant, request.nowMs)}`;
  }
  if (isPlaceMissing(use, grant)) {
    const rules = [grant.when && `when \`${grant.when.text}\``, grant.rows && `in rows where \`${grant.rows.text}\``];
    return `${given} ${rules.filter(Boolean).join(' ')}: that depends on where the field stands, and it was not said where`;
  }
  if (grant.when && !grant.when.holds(ruleInputs(index, request, use))) {
    return `${given} only when \`${grant.when.text}\`: it does not hold for this request`;
  }
  return grant.rows
    ? `${given} only in rows where \`${grant.rows.text}\`: all rows need a grant without \`rows\``
    : null;
}

function newGrant({ policy, source }: PolicySet, request: ShareRequest, coordinate: string, wanted: Form): Need {
  const item = policy.index.items.get(request.item ?? '');
  const id = item?.item.id ?? '';
  const { organisation } = request;
  const field = source.fields.get(coordinate);
  const government = policy.index.organisations.get(organisation)?.government === true;
  const form = printForm(wanted);
  if (field?.content.class === 'unconditional' && government) {
    const step = source.items.get(id)?.content.steps[organisation];
    return {
      text: step
        ? `the step of \`${organisation}\` in item ${id} does not list \`${coordinate}\`: ${item?.owner} is in charge of the item`
        : `item ${id} has no step for \`${organisation}\`: ${item?.owner} is in charge of the item and could add one that lists \`${coordinate}\``,
      place: step
        ? (source.items.get(id)?.place('steps', organisation, 'coordinates') ?? null)
        : (source.items.get(id)?.place('steps') ?? null),
    };
  }
  const provider = field?.catalogue.owner ?? '';
  const owner = policy.index.fields.get(coordinate)?.owner ?? provider;
  const existing = [...source.agreements.values()].find(
    ({ content }) => content.provider === provider && content.consumer === organisation && content.items.includes(id),
  );
  return existing
    ? {
        text: `agreement \`${existing.content.id}\` of ${owner} with \`${organisation}\` for ${id} does not grant \`${coordinate}\` in ${form}: it has to be added and approved`,
        place: existing.place('grants'),
      }
    : {
        text: `no agreement of ${owner} with \`${organisation}\` for ${id} grants \`${coordinate}\`: one has to be made and approved that grants it in ${form}`,
        place: null,
      };
}
