import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { CompiledPolicy, ShareRequest } from '../../policies/engine/model';
import { decideOperation } from '../../policies/engine/operation/decide-operation';
import { itemCode, stepOrganisation } from './generate-registry';
import type { Size } from './generate-set';

const texts = Array.from({ length: 12 }, (_, index) => `text${index}`).join(' ');
/** Of the type of the first step of the first item, and of the two that it leads to: thirty fields. */
const operation: DocumentNode = parse(`{
  register0(number: "99010119900101001X") {
    id state number bornOn ${texts}
    many(state: "s0", first: 10) { id state text0 text1 text2 text10 next { id text0 text1 text2 text3 } }
  }
}`);

/** Decides thirty fields for the consumer of the first item, nothing cached; gives how many are shown in some form. */
export function decideBy(policy: CompiledPolicy, schema: GraphQLSchema, size: Size): number {
  const organisation = stepOrganisation(0, 0, size);
  const request: ShareRequest = {
    client: `${organisation}-app`,
    organisation,
    operator: null,
    roles: [],
    item: itemCode(0),
    case: null,
    consent: null,
    operation: '',
    nowMs: Date.parse('2026-11-20T12:00:00+08:00'),
  };
  const { uses } = decideOperation({
    policy,
    schema,
    operation: operation.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode,
    fragments: new Map(),
    variables: {},
    request,
  });
  if (uses.length !== 30) throw new Error(`expected 30 fields, got ${uses.length}`);
  return uses.filter(({ decision }) => decision.form.kind !== 'none' || decision.conditional.length > 0).length;
}
