import type { GraphQLSchema } from 'graphql';
import { isAbstractType } from 'graphql';
import type { CompiledPolicy, VaryBy } from '../../policies/engine/model';
import type { Sharing, SharingRule } from './sharing';

/** What sharing asks of a policy. */
type PolicyFields = Pick<CompiledPolicy, 'revision' | 'field'>;

/** From shared by all to shared by nobody else. */
const strictness: readonly VaryBy[] = ['nothing', 'item', 'consumer', 'case'];

/** What nobody has allowed anything about. */
const closed: SharingRule = { varyBy: 'case', ttlSeconds: 0, staleIfErrorSeconds: 0 };

/**
 * The sharing rules of policy revisions, each made once: for the coordinates of a fetch the strictest of what their owners say. A
 * coordinate of an interface stands for those of all its types; one that nobody has classified is not shared.
 */
export function createSharing(full: GraphQLSchema): (policy: PolicyFields) => Sharing {
  const known = new WeakMap<PolicyFields, Sharing>();
  return (policy) => {
    let sharing = known.get(policy);
    if (!sharing) {
      sharing = sharingOf(policy, full);
      known.set(policy, sharing);
    }
    return sharing;
  };
}

function sharingOf(policy: PolicyFields, full: GraphQLSchema): Sharing {
  const rules = new WeakMap<readonly string[], SharingRule>();
  const ruleOf = (coordinate: string): SharingRule => {
    const [typeName = '', field = ''] = coordinate.split('.');
    const type = full.getType(typeName);
    if (isAbstractType(type)) {
      return strictest(full.getPossibleTypes(type).map(({ name }) => policy.field(`${name}.${field}`) ?? closed));
    }
    return policy.field(coordinate) ?? closed;
  };
  return {
    revision: policy.revision,
    of(coordinates) {
      let rule = rules.get(coordinates);
      if (!rule) {
        rule = strictest(coordinates.map(ruleOf));
        rules.set(coordinates, rule);
      }
      return rule;
    },
  };
}

function strictest(rules: readonly SharingRule[]): SharingRule {
  if (rules.length === 0) return closed;
  return {
    varyBy: strictness[Math.max(...rules.map(({ varyBy }) => strictness.indexOf(varyBy)))] ?? 'case',
    ttlSeconds: Math.min(...rules.map(({ ttlSeconds }) => ttlSeconds)),
    staleIfErrorSeconds: Math.min(...rules.map(({ staleIfErrorSeconds }) => staleIfErrorSeconds)),
  };
}
