import type { HttpRequest, HttpResponse } from './model';

const allowedHeaders =
  'authorization, content-type, x-share-case, x-share-consent, x-share-item, x-share-mode, x-sharegraph-csrf';

/** CORS for the configured origins (Fetch standard). With none configured, no CORS header is ever sent. */
export interface Cors {
  /** The answer to a preflight of an allowed origin; null for anything else. */
  preflight(request: HttpRequest): HttpResponse | null;
  /** Headers to add to any answer. */
  headers(origin: string | undefined): Readonly<Record<string, string>>;
}

export function cors(origins: readonly string[]): Cors {
  const allowed = new Set(origins);
  // Caches must not hand one origin's answer to another.
  const vary: Record<string, string> = allowed.size > 0 ? { vary: 'origin' } : {};
  const headers: Cors['headers'] = (origin) => {
    if (origin === undefined || !allowed.has(origin)) return vary;
    return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-request-id' };
  };
  return {
    headers,
    preflight(request) {
      const origin = request.headers['origin'];
      if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return null;
      if (origin === undefined || !allowed.has(origin)) return null;
      return {
        status: 204,
        headers: {
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': '600',
        },
        body: '',
      };
    },
  };
}
