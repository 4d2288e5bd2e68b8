import type { Signal } from '../../schema/lib/abort';

/** One call as it came in, stripped of the socket: what the pipeline needs and a test can build without a port. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  /** Lower-case names; a repeated header is joined with `, ` as node does. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Raw body, already bounded by the server. */
  readonly body: Buffer;
  /** Unique for each request, for logs and the `x-request-id` header. */
  readonly id: string;
  readonly signal: Signal;
  /**
   * For how long its client has waited for us, in milliseconds: in line and in work, but not while it sent its body. The
   * deadline counts from there. Default: it has just come.
   */
  readonly ageMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or bytes as they are to be sent. */
  readonly body: string | Buffer;
  /** For logs and figures: the error code of a request that was refused as a whole. */
  readonly code?: string;
}

/** GraphQL over HTTP, section 5: the parameters of one request. */
export interface GraphQLParameters {
  /** Null when the request names its operation by hash only. */
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** GET may run queries only. */
  readonly readOnly: boolean;
  /** The negotiated answer: `application/graphql-response+json` or `application/json`. */
  readonly mediaType: 'application/graphql-response+json' | 'application/json';
}
