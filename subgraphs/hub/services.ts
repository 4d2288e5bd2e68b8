/** One interface of the departmental REST API: where it stands and the service id that its callers sign. */
export interface HubService {
  readonly path: string;
  readonly sid: string;
}

/**
 * The interfaces of the hub. All are POST with a JSON body `{ "keys": [..] }`, because a key (a USCC, a pid) must not
 * stand in a URL; one key is the single look-up, up to `HUB_MAX_KEYS` are the bulk one. Answers are in the field codes
 * of the permit and penalty publication standard (双公示: `XK_*`, `CF_*`).
 */
export const hubServices = {
  /** Keys are permit ids; each answers at most one record. */
  permitsById: { path: '/permits/by-id', sid: 'xzxk-by-id' },
  /** Keys are USCCs or pids. Body may also hold `status` (XK_ZT code) and `limit`. In the order of the permits' keys. */
  permitsBySubject: { path: '/permits/by-subject', sid: 'xzxk-by-subject' },
  /** Permits and penalties merged, in the order of their keys. Body may also hold `since` (yyyy-mm-dd) and `limit`. */
  decisionsBySubject: { path: '/decisions/by-subject', sid: 'sgs-by-subject' },
} as const satisfies Record<string, HubService>;

export type HubServiceName = keyof typeof hubServices;

/** Most keys in one bulk call. */
export const HUB_MAX_KEYS = 200;
/** Most records that the hub answers for one key. */
export const HUB_MAX_RECORDS = 500;
