import { explainUse } from '../analysis/explain/explain-use';
import type { UseExplanation } from '../analysis/explain/model';
import type { PolicySet } from '../analysis/policy-set';
import { returnTypes } from '../analysis/return-types';
import type { ShareRequest } from '../engine/model';
import { didYouMean } from '../engine/nearest';
import { decideOperation } from '../engine/operation/decide-operation';
import { statedParent } from '../engine/stated-parent';
import type { PolicyCase } from '../store/cases';
import { caseOperation } from './case-operation';
import { caseRequest } from './case-request';
import { coercedArguments } from './coerced-arguments';
import type { CommandResult } from './command-result';
import { explainLines } from './explain-lines';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';

/** What is asked about: one coordinate, or every field of an operation. */
export type ExplainSubject =
  | {
      readonly coordinate: string;
      readonly arguments?: Readonly<Record<string, unknown>>;
      /** Coordinate of the field that returned the object on which it stands; default: nobody says. */
      readonly parent?: string;
    }
  | {
      /** The name of a file of `policies/operations`, with or without `.graphql`, or the text of an operation. */
      readonly operation: string;
      readonly variables?: Readonly<Record<string, unknown>>;
    };

export interface ExplainOptions extends PolicyPlace {
  readonly subject: ExplainSubject;
  /** Client id. */
  readonly client: string;
  /** Short item id, or null for a request without an item. */
  readonly item: string | null;
  /** Whether a case number is given; by default when the item requires one. */
  readonly case?: boolean;
  /** ID numbers of people who consent to everything in the step; none: no consent is sent. */
  readonly consent?: readonly string[];
  /** `YYYY-MM-DD`, or date and time. */
  readonly now: string;
  readonly json?: boolean;
}

/** `policy explain`: what one client gets of a coordinate or an operation under one item, why, and why not more. */
export function explainPolicy(options: ExplainOptions): CommandResult {
  const { directory, client, item, now } = options;
  const { set, faults } = loadPolicy(options);
  if (!set) return { exitCode: 1, lines: faultLines(directory, faults) };
  let explained: { readonly request: ShareRequest; readonly uses: readonly UseExplanation[] };
  try {
    explained =
      'coordinate' in options.subject
        ? ofCoordinate(set, options, options.subject)
        : ofOperation(set, options, options.subject);
  } catch (error) {
    return { exitCode: 1, lines: [(error as Error).message] };
  }
  const { request, uses } = explained;
  if (options.json) {
    const told = { client, organisation: request.organisation, item, now, revision: set.policy.revision, uses };
    return { exitCode: 0, lines: [JSON.stringify(told, null, 2)] };
  }
  const heading = `${client} under ${item ?? 'no item'}`;
  return {
    exitCode: 0,
    lines: uses.flatMap((use, index) => [...(index > 0 ? [''] : []), ...explainLines(directory, heading, use)]),
  };
}

type Subject<Kind extends string> = Extract<ExplainSubject, Readonly<Record<Kind, unknown>>>;

function ofCoordinate(set: PolicySet, options: ExplainOptions, subject: Subject<'coordinate'>) {
  const { policy } = set;
  if (!policy.field(subject.coordinate)) {
    const suggestion = didYouMean(subject.coordinate, policy.index.fields.keys());
    throw new Error(`\`${subject.coordinate}\` is not in the catalogue.${suggestion}`);
  }
  const request = caseRequest(policy, wantedOf(options, ''), '');
  const args = coercedArguments(options.graph.full, subject.coordinate, subject.arguments ?? {});
  const parent = statedParent(options.graph.full, subject.coordinate, subject.parent);
  const use = { coordinate: subject.coordinate, parent, arguments: args };
  const types = returnTypes(options.graph.full)(subject.coordinate);
  return { request, uses: [explainUse(set, request, use, undefined, types)] };
}

function ofOperation(set: PolicySet, options: ExplainOptions, { operation, variables }: Subject<'operation'>) {
  const { directory, graph } = options;
  const wanted = wantedOf(options, /^[\w-]+$/.test(operation) ? `${operation}.graphql` : operation);
  const { id, ...decided } = caseOperation(directory, graph, variables ? { ...wanted, variables } : wanted);
  const request = caseRequest(set.policy, wanted, id);
  const { uses } = decideOperation({ policy: set.policy, schema: graph.full, request, ...decided });
  const explained = uses.map(({ path, parent, decision, arguments: args }) =>
    explainUse(set, request, { coordinate: decision.coordinate, parent, arguments: args }, { path, decision }),
  );
  // By path: a field comes before those below it.
  return { request, uses: explained.sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1)) };
}

function wantedOf(options: ExplainOptions, file: string): PolicyCase {
  const { client, item, now, consent } = options;
  return {
    name: 'explain',
    client,
    item,
    now,
    operation: file,
    ...(options.case === undefined ? {} : { case: options.case }),
    ...(consent ? { consent: { subjects: consent } } : {}),
  };
}
