import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PolicySet } from '../policy-set';
import { returnTypes } from '../return-types';
import { judgeRecord } from './judge-record';
import type { ChangeKind, Judgement, Unknown, Verdict } from './model';
import { type RecordedDecision, readLogLine } from './recorded-decision';
import { verdict } from './verdict';

/** What one consumer would see otherwise of one coordinate under one item, over the whole log. */
export interface SimulatedChange {
  readonly organisation: string;
  /** Short item id. */
  readonly item: string;
  readonly coordinate: string;
  /** `unknown`: it may change, and the log does not hold what decides. */
  readonly kind: ChangeKind | 'unknown';
  /** Why nobody can tell; none for what is certain. */
  readonly because: readonly Unknown[];
  /** In how many answers. */
  readonly answers: number;
  /** The first few of them. */
  readonly decisionIds: readonly string[];
}

export interface SimulationReport {
  readonly live: string;
  readonly draft: string;
  /** Answers that the log records. */
  readonly answers: number;
  readonly unchanged: number;
  /** Answers of which something certainly changes. */
  readonly changed: number;
  /** Answers of which something cannot be told exactly; some of them certainly change otherwise too. */
  readonly notExact: number;
  /** Answers by what is missing; one answer may lack several things. */
  readonly because: Readonly<Partial<Record<Unknown, number>>>;
  /** Answers that another revision than the live one decided: they count as asked, not as answered. */
  readonly otherRevisions: number;
  /** Lines that are no records of this log's format. */
  readonly unreadable: number;
  /** Most frequent first. */
  readonly changes: readonly SimulatedChange[];
  /** Answers in changes beyond those that are kept apart. */
  readonly beyond: number;
}

/** Bounds: a log of any length is read in the same memory. */
export const bounds = { verdicts: 100_000, outcomes: 20_000, changes: 50_000, examples: 3 } as const;

type Group = { -readonly [Key in keyof SimulatedChange]: SimulatedChange[Key] } & { decisionIds: string[] };

/** Replays an audit log, line by line, against a draft. */
export class Simulation {
  readonly #live: PolicySet;
  readonly #draft: PolicySet;
  readonly #nowMs: number;
  readonly #returnTypes: (coordinate: string) => readonly string[];
  readonly #verdicts = new LRUCache<string, { live: Verdict; draft: Verdict }>({ max: bounds.verdicts });
  /** Of answers that are alike, which most are. */
  readonly #outcomes = new LRUCache<string, ReadonlyMap<string, Judgement>>({ max: bounds.outcomes });
  readonly #groups = new Map<string, Group>();
  readonly #because = new Map<Unknown, number>();
  #counts = { answers: 0, unchanged: 0, changed: 0, notExact: 0, otherRevisions: 0, unreadable: 0, beyond: 0 };

  /**
   * @param schema the full graph
   * @param nowMs the answers are judged as if they were asked for at this moment, under both policies
   */
  constructor(live: PolicySet, draft: PolicySet, schema: GraphQLSchema, nowMs: number) {
    this.#live = live;
    this.#draft = draft;
    this.#nowMs = nowMs;
    this.#returnTypes = returnTypes(schema);
  }

  get answers(): number {
    return this.#counts.answers;
  }

  /** @param line of an audit log, without its line feed */
  add(line: string): void {
    if (line === '') return;
    const read = readLogLine(line);
    if (read.kind === 'decision') this.#addDecision(read.decision);
    else if (read.kind === 'unreadable') this.#counts.unreadable += 1;
  }

  report(): SimulationReport {
    const changes = [...this.#groups.values()].sort((a, b) => b.answers - a.answers || (keyOf(a) < keyOf(b) ? -1 : 1));
    return {
      live: this.#live.policy.revision,
      draft: this.#draft.policy.revision,
      ...this.#counts,
      because: Object.fromEntries(this.#because),
      changes,
    };
  }

  #addDecision(decision: RecordedDecision): void {
    const counts = this.#counts;
    counts.answers += 1;
    const decidedByLive = decision.revision === this.#live.policy.revision;
    if (!decidedByLive) counts.otherRevisions += 1;
    const judged = this.#judge(decision, decidedByLive);
    if (judged.size === 0) {
      counts.unchanged += 1;
      return;
    }
    const unknowns = new Set<Unknown>();
    let certain = false;
    for (const [coordinate, judgement] of judged) {
      if (judgement.kind === 'unknown') for (const why of judgement.because) unknowns.add(why);
      else certain = true;
      this.#count(decision, coordinate, judgement);
    }
    if (certain) counts.changed += 1;
    if (unknowns.size > 0) counts.notExact += 1;
    for (const why of unknowns) this.#because.set(why, (this.#because.get(why) ?? 0) + 1);
  }

  #judge(decision: RecordedDecision, decidedByLive: boolean): ReadonlyMap<string, Judgement> {
    const { client, organisation, item, operation, disclosed, refused } = decision;
    // Of the case it only matters whether it is one of the item.
    const ofItem = item !== null && decision.case?.startsWith(item) === true;
    const asked = { client, organisation, item, case: ofItem ? item : null, operation };
    const who = JSON.stringify(asked);
    const key = `${who} ${decidedByLive} ${disclosed.join(' ')}|${refused.join(' ')}`;
    const known = this.#outcomes.get(key);
    if (known) return known;
    const verdicts = (coordinate: string) => {
      const name = `${who} ${coordinate}`;
      const found = this.#verdicts.get(name) ?? {
        live: verdict(this.#live, asked, coordinate, this.#nowMs),
        draft: verdict(this.#draft, asked, coordinate, this.#nowMs),
      };
      this.#verdicts.set(name, found);
      return found;
    };
    const judged = judgeRecord(decision, { verdicts, returnTypes: this.#returnTypes, decidedByLive });
    this.#outcomes.set(key, judged);
    return judged;
  }

  #count({ organisation, item: code, decisionId }: RecordedDecision, coordinate: string, judgement: Judgement): void {
    if (judgement.kind === 'unchanged') return;
    const item = this.#itemId(code);
    const because = judgement.kind === 'unknown' ? judgement.because : [];
    const change = { organisation, item, coordinate, kind: judgement.kind, because, answers: 0 };
    const key = keyOf(change);
    let group = this.#groups.get(key);
    if (!group) {
      if (this.#groups.size >= bounds.changes) {
        this.#counts.beyond += 1;
        return;
      }
      group = { ...change, decisionIds: [] };
      this.#groups.set(key, group);
    }
    group.answers += 1;
    if (group.decisionIds.length < bounds.examples) group.decisionIds.push(decisionId);
  }

  #itemId(code: string | null): string {
    const item = code === null ? undefined : (this.#live.policy.item(code) ?? this.#draft.policy.item(code));
    return item?.id ?? code ?? 'no item';
  }
}

function keyOf({
  organisation,
  item,
  coordinate,
  kind,
  because,
}: Omit<SimulatedChange, 'answers' | 'decisionIds'>): string {
  return [organisation, item, coordinate, kind, ...because].join(' ');
}
