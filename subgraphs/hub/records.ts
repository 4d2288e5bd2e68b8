/**
 * Records as the permit and penalty publication standard (双公示, 2018 field set) writes them. Dates are `yyyy/mm/dd`.
 * Members that this stub's register does not hold are left out, as departments do. Members ending in `_BS` and
 * `XK_DZBS` are this department's own keys, which the standard does not have.
 */
export interface XkRecord {
  readonly LX: 'XK';
  /** The department's key of the decision. */
  readonly XK_BS: string;
  /** Kind of subject: 法人及非法人组织 | 个体工商户 | 自然人. */
  readonly XK_XDR_LB: string | null;
  /** Unified social credit code of the subject; null for a natural person. */
  readonly XK_XDR_SHXYM: string | null;
  /** The department's key of a natural person; its identity number is not published. */
  readonly XK_XDR_BS: string | null;
  /** Decision number. */
  readonly XK_WSH: string | null;
  /** 普通 | 特许 | 认可 | 核准 | 登记 | 其他. */
  readonly XK_XKLB: string | null;
  /** Certificate name. */
  readonly XK_XKZS: string | null;
  /** Permit number. */
  readonly XK_XKBH: string | null;
  /** Content. */
  readonly XK_NR: string | null;
  /** Decided on. */
  readonly XK_JDRQ: string | null;
  /** Valid from. */
  readonly XK_YXQZ: string | null;
  /** Valid to; 2099/12/31 = long term. */
  readonly XK_YXQZI: string | null;
  /** Unified social credit code of the authority. */
  readonly XK_XKJGDM: string | null;
  /** State: 0 正常, 1 撤销, 2 异议, 3 其他. */
  readonly XK_ZT: string | null;
  /** Address key of the premises. */
  readonly XK_DZBS: string | null;
}

/** What this department knows of a penalty: enough to list it; the rest is the credit department's. */
export interface CfRecord {
  readonly LX: 'CF';
  readonly CF_BS: string;
  /** Unified social credit code of the subject. */
  readonly CF_XDR_SHXYM: string | null;
  /** Decided on. */
  readonly CF_JDRQ: string | null;
}

export type HubRecord = XkRecord | CfRecord;

/** The answer to one key of a look-up; keys that nothing is known about have no records. */
export interface HubRecords {
  readonly key: string;
  readonly records: readonly HubRecord[];
}
