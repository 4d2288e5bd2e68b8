import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { deny, rule, shield } from 'graphql-shield';
import type { OfficerRole } from '../../policies/engine/documents';
import { WorkflowError } from '../../policies/workflow/workflow-error';
import type { StewardContext } from './steward-context';

type Roles = readonly OfficerRole[];
const everybody: Roles = ['steward', 'approver', 'auditor', 'operator'];
const deciding: Roles = ['steward', 'approver'];

/**
 * Who may ask which root field. Three offices kept apart (GB/T 39477): who decides about sharing, who runs the system
 * and reads no agreement, who watches both and changes nothing but reviews. Within a field the workflow says whose
 * agreements. What is not listed is denied.
 */
export const permissions = {
  Query: {
    me: everybody,
    catalogue: everybody,
    agreements: [...deciding, 'auditor'],
    agreement: [...deciding, 'auditor'],
    applications: [...deciding, 'auditor'],
    overdue: [...deciding, 'auditor'],
    explain: [...deciding, 'auditor'],
    revisions: everybody,
    replicas: ['auditor', 'operator'],
    journal: ['auditor'],
  },
  Mutation: {
    apply: ['steward'],
    approve: ['steward'],
    confirm: ['approver'],
    activate: deciding,
    refuse: deciding,
    withdraw: ['steward'],
    suspend: deciding,
    reinstate: ['approver'],
    revoke: deciding,
    breakGlass: ['steward'],
    review: ['auditor'],
    rollback: ['operator'],
  },
} as const satisfies Readonly<Record<'Query' | 'Mutation', Readonly<Record<string, Roles>>>>;

/**
 * The schema with a rule on each root field. Rules are never cached, since shield would key them by arguments and not by
 * who asks; fields below the root need none, for whoever may see an agreement may see all of it.
 */
export function guarded(schema: GraphQLSchema): GraphQLSchema {
  const generator = shield(
    { Query: { ...rulesOf(permissions.Query), '*': deny }, Mutation: { ...rulesOf(permissions.Mutation), '*': deny } },
    {
      fallbackRule: deny,
      fallbackError: new WorkflowError('NOT_ALLOWED', 'nobody may ask this'),
      allowExternalErrors: true,
    },
  ) as unknown as { generate(schema: GraphQLSchema): Record<string, never> };
  const { Query, Mutation } = generator.generate(schema);
  return applyMiddleware(schema, { Query, Mutation } as never);
}

function rulesOf(fields: Readonly<Record<string, Roles>>) {
  return Object.fromEntries(Object.entries(fields).map(([field, roles]) => [field, hasRole(field, roles)]));
}

function hasRole(field: string, roles: Roles) {
  return rule(`${field} for ${roles.join(', ')}`, { cache: 'no_cache' })(
    async (_parent, _args, context: StewardContext) => {
      const { id, roles: given } = context.officer;
      if (given.some((role) => roles.includes(role))) return true;
      await context.store.journal.append({
        actor: id,
        action: `refused.${field}`,
        subject: field,
        details: { code: 'NOT_ALLOWED', roles: given },
      });
      return new WorkflowError(
        'NOT_ALLOWED',
        `\`${id}\` is ${given.join(', ')}; \`${field}\` is for ${roles.join(', ')}`,
      );
    },
  );
}
