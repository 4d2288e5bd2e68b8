import type { CatalogueEntry } from './catalogue-entry';

/**
 * The only list of error codes; `docs/errors.md` says the same and a test compares them. A code is never re-used for
 * another meaning, because clients branch on it. `{name}` in a message is filled by `RequestError`.
 *
 * Layers, by the GraphQL over HTTP specification (sections 6.4.1 and 6.4.2):
 * - `http`: the call never became a GraphQL request, or the service can't serve; the status holds for every media type.
 * - `request`: a well-formed GraphQL request that can't be run; `application/json` answers say 200.
 * - `field`: an entry of `errors` beside partial data; the answer's status is 200.
 */
export const catalogue = {
  METHOD_NOT_ALLOWED: {
    layer: 'http',
    status: 405,
    actor: 'caller',
    message: 'method `{got}` is not allowed here; expected {expected}',
  },
  NOT_FOUND: {
    layer: 'http',
    status: 404,
    actor: 'caller',
    message: 'nothing is served here; expected path {expected}',
  },
  NOT_ACCEPTABLE: {
    layer: 'http',
    status: 406,
    actor: 'caller',
    message: 'none of the media types in `accept` can be answered; expected {expected}',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    layer: 'http',
    status: 415,
    actor: 'caller',
    message: 'content type `{got}` is not supported; expected `application/json`',
  },
  CSRF_PREVENTED: {
    layer: 'http',
    status: 400,
    actor: 'caller',
    message:
      'a browser could send this request from another site; send `content-type: application/json` or a non-empty `x-sharegraph-csrf` header',
  },
  PAYLOAD_TOO_LARGE: {
    layer: 'http',
    status: 413,
    actor: 'caller',
    message: 'the request is larger than {limit} bytes',
  },
  HEADERS_TOO_LARGE: {
    layer: 'http',
    status: 431,
    actor: 'caller',
    message: 'the head of the request, where token and consent stand, is larger than {limit} bytes',
  },
  BAD_REQUEST: { layer: 'http', status: 400, actor: 'caller', message: 'not a GraphQL request: {detail}' },
  UNAUTHENTICATED: { layer: 'http', status: 401, actor: 'caller', message: 'not authenticated: {detail}' },
  ITEM_INVALID: {
    layer: 'http',
    status: 400,
    actor: 'caller',
    message: 'the service item is not a valid 31-character item code (GB/T 39554.1)',
  },
  CASE_INVALID: { layer: 'http', status: 400, actor: 'caller', message: 'the case number is not valid: {detail}' },
  ITEM_CONFLICT: {
    layer: 'http',
    status: 400,
    actor: 'caller',
    message: '{what} in the header and in `extensions.share` differ; send one',
  },
  CONSENT_INVALID: { layer: 'http', status: 403, actor: 'caller', message: 'the consent is not valid: {detail}' },
  INVALID_QUERY: { layer: 'request', status: 400, actor: 'caller', message: 'invalid query' },
  GRAPHQL_PARSE_FAILED: {
    layer: 'request',
    status: 400,
    actor: 'caller',
    message: 'the operation is not valid GraphQL: {detail}',
  },
  GRAPHQL_VALIDATION_FAILED: {
    layer: 'request',
    status: 400,
    actor: 'caller',
    message: 'the operation does not fit the schema: {detail}',
  },
  BAD_USER_INPUT: {
    layer: 'request',
    status: 400,
    actor: 'caller',
    message: 'the variables or arguments are not valid: {detail}',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    layer: 'request',
    status: 404,
    actor: 'caller',
    // The words that clients of automatic persisted queries look for.
    message: 'PersistedQueryNotFound',
  },
  OPERATION_NOT_REGISTERED: {
    layer: 'request',
    status: 403,
    actor: 'steward',
    message: 'only registered operations run here; have this one registered',
  },
  OPERATION_LIMIT: {
    layer: 'request',
    status: 400,
    actor: 'caller',
    message: 'the operation is over the limit of {what}: expected at most {limit}, got {got}',
  },
  ANSWER_TOO_LARGE: {
    layer: 'request',
    status: 400,
    actor: 'caller',
    message: 'the answer would have more than {limit} {what}: ask for less at a time; what a mutation did is done',
  },
  PREPARATION_LIMIT: {
    layer: 'request',
    status: 429,
    actor: 'caller',
    message:
      'too much time went into operations of this application that were new here; known ones are answered: put variables in ' +
      'place of literals, or retry after {seconds} s',
  },
  NO_PLAN: {
    layer: 'request',
    status: 501,
    actor: 'platform',
    message: 'no way is known to put this operation together from the departments without risk; ask for less at once',
  },
  SHARE_REJECTED: {
    layer: 'request',
    status: 403,
    actor: 'caller',
    message:
      'the operation asks for what is not shared with this consumer, and `x-share-mode: reject` wants all or nothing',
  },
  LIMIT_REACHED: {
    layer: 'request',
    status: 429,
    actor: 'caller',
    message:
      'the limit of look-ups or verifications {what} is reached; each argument that names somebody counts; retry later or ' +
      'ask for a larger quota',
  },
  OVERLOADED: { layer: 'http', status: 503, actor: 'platform', message: 'too many requests are in work; retry later' },
  DEADLINE_EXCEEDED: {
    layer: 'http',
    status: 504,
    actor: 'platform',
    message: 'the request took longer than {limit} ms and was given up',
  },
  AUDIT_UNAVAILABLE: {
    layer: 'http',
    status: 503,
    actor: 'platform',
    message: 'the audit record could not be written, so nothing is disclosed; retry later',
  },
  LIMITS_UNAVAILABLE: {
    layer: 'http',
    status: 503,
    actor: 'platform',
    message: 'look-ups cannot be counted, so none is made; retry later',
  },
  POLICY_UNAVAILABLE: {
    layer: 'http',
    status: 503,
    actor: 'platform',
    message: 'no valid share policy is loaded, so nothing is disclosed; retry later',
  },
  POLICY_EXPIRED: {
    layer: 'http',
    status: 503,
    actor: 'platform',
    message: 'the share policy could not be confirmed for too long, so nothing is disclosed; retry later',
  },
  POLICY_CHANGED: {
    layer: 'http',
    status: 409,
    actor: 'caller',
    message:
      'the share policy changed while the request was in work and its answer may not be shown; what a mutation did is done, so look before you repeat it',
  },
  IDENTITY_UNAVAILABLE: {
    layer: 'http',
    status: 503,
    actor: 'platform',
    message: 'the keys of the token issuer could not be fetched; retry later',
  },
  INTERNAL: {
    layer: 'http',
    status: 500,
    actor: 'platform',
    message: 'internal error; give the request id to the operator',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    layer: 'field',
    status: 200,
    actor: 'steward',
    message: 'this field is not shared with this consumer for this item',
  },
  NULL_IN_NON_NULL: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department gave no value for a field that always has one',
  },
  DEPARTMENT_UNAVAILABLE: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department cannot be reached',
  },
  DEPARTMENT_TIMEOUT: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department did not answer in time',
  },
  DEPARTMENT_REFUSED: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department refused the call',
  },
  DEPARTMENT_ERROR: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department answered with an error',
  },
  DEPARTMENT_ANSWER_INVALID: {
    layer: 'field',
    status: 200,
    actor: 'department',
    message: 'the department answered with something that does not fit its schema',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;
