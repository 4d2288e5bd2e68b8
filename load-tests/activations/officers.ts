import { signAgreement } from '../../gateway/cli/steward/sign-agreement';
import { stewardClient } from '../../gateway/cli/steward/steward-client';
import { sandboxOfficerKey } from '../../policies/workflow/sandbox-officer-key';
import { item, officerOf } from '../revoke/policy-set';
import { granted } from './asked';

const mostPerDay = 1_000_000_000;
const agrees = async () => true;

/** What officers do over the steward API of one gateway, each step signed. */
export function officers(api: string) {
  const client = (officer: string) => stewardClient({ api, officer, key: sandboxOfficerKey(officer) });
  const [steward, approver] = [client('amr-steward'), client('amr-approver')];
  const until = `${new Date().getUTCFullYear() + 1}-12-31`;
  return {
    /** Applies, and has it approved. @returns the agreement's id */
    async prepare(consumer: string): Promise<string> {
      const input = {
        client: `${consumer}-app`,
        item,
        coordinates: granted.map((coordinate) => ({ coordinate })),
        basis: 'a load test',
        purpose: 'a load test',
        perDay: mostPerDay,
        until,
      };
      const { apply } = await client(officerOf(consumer)).ask<{ apply: { agreements: { id: string }[] } }>(
        'mutation ($input: ApplicationInput!) { apply(input: $input) { agreements { id } } }',
        { input },
      );
      const { id } = apply.agreements[0]!;
      await signAgreement(steward, 'approve', id, { agrees });
      return id;
    },
    /** The second signature: it is live then. */
    async confirm(id: string): Promise<void> {
      const { state } = await signAgreement(approver, 'confirm', id, { agrees });
      if (state !== 'active') throw new Error(`\`${id}\` is ${state} after its confirmation`);
    },
    async revoke(id: string): Promise<void> {
      await steward.ask('mutation ($id: String!) { revoke(agreement: $id, reason: "a load test") { state } }', { id });
    },
  };
}
