import { Client } from 'pg';
import { CliError } from '../output/cli-error';

/**
 * Fails with one clear line when the database cannot be used, instead of one error a query later.
 * Rejects with CliError naming host and reason, never the password.
 */
export async function assertDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The connection may break after the answer; that is for its users to see.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    const { host } = new URL(url);
    throw new CliError(
      `the database at ${host} cannot be used (${reason(error)}); start it, or correct \`DATABASE_URL\``,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { code?: string }[] };
  switch (code) {
    case '28P01':
    case '28000':
      return 'it refused the user or password';
    case '3D000':
      return 'there is no such database';
    default:
      return code ?? errors?.[0]?.code ?? message ?? 'unknown reason';
  }
}
