import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';

export interface ExplorerAsset {
  readonly body: Buffer;
  readonly type: string;
  /** SHA-256 (hex, 16 characters) of the body. */
  readonly version: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Files of packages that are served as the packages ship them. */
const packaged: readonly (readonly [name: string, file: string])[] = [
  ['react', 'umd/react.production.min.js'],
  ['react-dom', 'umd/react-dom.production.min.js'],
  ['graphiql', 'graphiql.min.js'],
  ['graphiql', 'graphiql.min.css'],
];

/**
 * Everything that the page loads, by file name, read once. Nothing is looked up by a path that a request names, so no
 * request can reach another file.
 */
export function explorerAssets(): ReadonlyMap<string, ExplorerAsset> {
  // The page is no TypeScript, so it stands in the sources for the compiled gateway too.
  const page = join(packageRoot(), 'gateway/explorer/page');
  const files = [
    ...readdirSync(page)
      .filter((name) => extname(name) in types)
      .map((name) => join(page, name)),
    ...packaged.map(([name, file]) => join(dirname(require.resolve(`${name}/package.json`)), file)),
  ];
  return new Map(files.map((file) => [file.slice(dirname(file).length + 1), asset(file)]));
}

function asset(file: string): ExplorerAsset {
  // A map beside the script is not served, and a browser that looks for it would only log the failure.
  const body = file.endsWith('.min.js')
    ? Buffer.from(readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'))
    : readFileSync(file);
  return {
    body,
    type: types[extname(file)]!,
    version: createHash('sha256').update(body).digest('hex').slice(0, 16),
  };
}
