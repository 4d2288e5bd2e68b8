import type { KeyObject } from 'node:crypto';
import { systemClock } from '../../../schema/lib/system-clock';
import { signOfficerToken } from '../../steward/officer-token';
import { CliError } from '../output/cli-error';
import { visibleText } from '../output/visible-text';

/** One officer, who is about to ask the steward API for something. */
export interface StewardClient {
  readonly officer: string;
  readonly key: KeyObject;
  /** Rejects with CliError: the refusal's code and text, or that nobody answers. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
}

const patienceMs = 30_000;

/** @param api `http://host:port` of the admin side of a gateway */
export function stewardClient({
  api,
  officer,
  key,
  doubt = () => null,
  onUnconfirmed = () => undefined,
}: {
  api: string;
  officer: string;
  key: KeyObject;
  /** What speaks against there being such an officer. The API itself tells strangers nothing of who is one. */
  doubt?(): string | null;
  /** Hears of each gateway process that does not serve yet what a step has made live. */
  onUnconfirmed?(replica: { readonly id: string; readonly number: number }): void;
}): StewardClient {
  return {
    officer,
    key,
    async ask(query, variables = {}) {
      const token = await signOfficerToken(officer, key, { clock: systemClock });
      const response = await fetch(new URL('/steward', api), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'error',
      }).catch((error) => {
        const code = error?.cause?.code ?? error?.name ?? 'error';
        throw new CliError(
          `no steward API answers at \`${api}\` (${code}); start the gateway, or name it with \`--api\``,
        );
      });
      const answer = await response.json().catch(() => null);
      const refusals = answer?.errors as { message: string; extensions?: { code?: string } }[] | undefined;
      if (refusals?.length) {
        const lines = refusals.map(({ message, extensions }) => `${extensions?.code ?? 'ERROR'}: ${message}`);
        const stranger = refusals.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ? doubt() : null;
        const told = [
          ...(stranger === null ? [] : [`UNKNOWN_OFFICER: ${stranger}`]),
          ...lines.flatMap((line) => line.split('\n')),
        ];
        throw new CliError(told.map(visibleText).join('\n'));
      }
      for (const replica of answer?.extensions?.unconfirmed ?? []) onUnconfirmed(replica);
      if (answer?.data) return answer.data;
      throw new CliError(`\`${api}\` is no steward API: it answered with status ${response.status}`);
    },
  };
}
