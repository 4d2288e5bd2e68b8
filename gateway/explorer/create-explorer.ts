import type { HttpRequest, HttpResponse } from '../http/model';
import { type ExplorerAsset, explorerAssets } from './explorer-assets';
import { idNumbersIn } from './id-numbers-in';
import type { ConsentWish, ExplorerItem, ExplorerOperation, ExplorerPersona } from './model';

export interface ExplorerOptions {
  readonly personas: readonly ExplorerPersona[];
  readonly items: readonly ExplorerItem[];
  readonly operations: readonly ExplorerOperation[];
  /** An access token of the sandbox issuer. */
  mintToken(personaId: string): Promise<string>;
  /** A consent of the sandbox's consent issuer; without it the page offers none. */
  readonly mintConsent?: (wish: ConsentWish) => Promise<string>;
}

/** Answers what is the explorer's, null for every other path. */
export type Explorer = (request: HttpRequest) => HttpResponse | Promise<HttpResponse> | null;

const assetsPath = '/explorer/assets/';
// GraphiQL's dialogs write a style element of their own to hold the page still behind them. Its text is the same every
// time, since the body has no scroll bar to make up for, so this one text is let through and no other.
const dialogStyle = "'sha256-Y/huXlwoYkVyQlxwSVcCi1RCDGDCSVBzDt0hYP9qlTc='";
// Everything comes from the gateway itself; `data:` is for the fonts inside GraphiQL's style sheet.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${dialogStyle}`,
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const html = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The explorer of the sandbox: GraphiQL with a persona in place. It hands a token to everybody who can open the page,
 * so composition may switch it on only together with the sandbox issuer.
 * Throws the error of the file system when a file of the page is missing.
 */
export function createExplorer(options: ExplorerOptions): Explorer {
  const assets = explorerAssets();
  const page = pageText(assets);
  const session = JSON.stringify({
    personas: options.personas.map(({ id, label, item, case: caseNumber }) => ({ id, label, item, case: caseNumber })),
    items: options.items,
    operations: options.operations,
    consent: options.mintConsent !== undefined,
  });

  return (request) => {
    const path = request.url.split('?', 1)[0]!;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (path === '/' && reads) return { status: 302, headers: { location: '/explorer' }, body: '' };
    if (path !== '/explorer' && !path.startsWith('/explorer/')) return null;
    if (path === '/explorer/session' && request.method === 'POST') return mint(request, options);
    if (!reads) return json(405, { error: `expected GET, got \`${request.method}\`` }, { allow: 'GET' });
    if (path === '/explorer') return { status: 200, headers: html, body: page };
    if (path === '/explorer/session') return { ...json(200, null), body: session };
    const asset = path.startsWith(assetsPath) ? assets.get(path.slice(assetsPath.length)) : undefined;
    return asset ? assetResponse(asset, request) : json(404, { error: 'expected a page of the explorer' });
  };
}

function assetResponse({ body, type, version }: ExplorerAsset, request: HttpRequest): HttpResponse {
  const etag = `"${version}"`;
  const named = request.url.endsWith(`?v=${version}`);
  const headers = {
    etag,
    'cache-control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    'cross-origin-resource-policy': 'same-origin',
  };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
  return { status: 200, headers: { ...headers, 'content-type': type }, body };
}

/** Names each file of the page with its version, so that a browser may keep it for good. */
function pageText(assets: ReadonlyMap<string, ExplorerAsset>): string {
  const text = assets.get('explorer.html')!.body.toString('utf8');
  return text.replace(/\/explorer\/assets\/([\w.-]+)/g, (url, name) => `${url}?v=${assets.get(name)!.version}`);
}

/** `{ persona, consent?: { item, variables } }` -> `{ token, consent }`. */
async function mint(request: HttpRequest, options: ExplorerOptions): Promise<HttpResponse> {
  // A page of another origin could otherwise have tokens made; browsers tell us who asks, and ask first for JSON.
  const site = request.headers['sec-fetch-site'] ?? 'same-origin';
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  if (site !== 'same-origin' || !isJson) return json(403, { error: 'expected JSON from the explorer itself' });
  const wish = parseWish(request.body);
  const persona = options.personas.find(({ id }) => id === wish?.persona);
  if (!wish || !persona) return json(400, { error: 'expected `persona` to be one of the personas' });
  const item = options.items.find(({ code }) => code === wish.consent?.item);
  const consent = item && { item: item.code, subjects: idNumbersIn(wish.consent?.variables) };
  return json(200, {
    token: await options.mintToken(persona.id),
    consent: consent && consent.subjects.length > 0 ? ((await options.mintConsent?.(consent)) ?? null) : null,
  });
}

function parseWish(body: Buffer): { persona?: unknown; consent?: { item?: unknown; variables?: unknown } } | null {
  try {
    const wish = JSON.parse(body.toString('utf8'));
    return typeof wish === 'object' ? wish : null;
  } catch {
    return null;
  }
}

function json(status: number, value: unknown, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}
