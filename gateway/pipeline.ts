import type { CompiledPolicy } from '../policies/engine/model';
import type { Receipt } from './audit/model';
import { RequestError } from './errors/request-error';
import type { ResponseTree } from './execute/model';
import type { GraphQLParameters, HttpRequest, HttpResponse } from './http/model';
import type { Consumer } from './identity/model';
import type { Operation } from './operation/model';
import type { Plan } from './plan/model';
import type { ClientResponse } from './project/model';
import { createRenewal } from './renew';
import type { Decision } from './share/model';

/** The stages of a request, each one folder; `compose.ts` builds them. Every stage may refuse with a `RequestError`. */
export interface Stages {
  /** bytes -> GraphQL parameters */
  http(request: HttpRequest): GraphQLParameters;
  /** credentials -> who calls, for which item and case */
  identity(request: HttpRequest, parameters: GraphQLParameters): Promise<Consumer>;
  /** The policy that is live now; one request is decided by one revision. */
  policy(): CompiledPolicy;
  /** text -> a valid operation within its limits */
  operation(parameters: GraphQLParameters, consumer: Consumer, policy: CompiledPolicy): Operation;
  /**
   * operation x consumer -> one form for each coordinate; refused selections leave here
   * @param begun departments have done what was decided before: it is not refused for the time that it takes
   */
  share(operation: Operation, consumer: Consumer, policy: CompiledPolicy, begun?: boolean): Decision;
  /** the allowed operation -> which department is asked for what */
  plan(decision: Decision): Plan | null;
  /** refuses what the caller's mode or limits do not allow, before any department is called; nothing is counted that fails earlier */
  admit(decision: Decision, request: HttpRequest): Promise<void>;
  /** plan -> values by internal names */
  execute(plan: Plan | null, work: Work, request: HttpRequest): Promise<ResponseTree>;
  /** values x decision -> what may be seen */
  project(tree: ResponseTree, work: Work): ClientResponse;
  /** whether what was decided under this policy may leave: it is live, or was until a moment ago */
  maySend(policy: CompiledPolicy): boolean;
  /** what was disclosed -> a record on disk, before the first byte leaves */
  audit(response: ClientResponse, tree: ResponseTree, work: Work, request: HttpRequest): Promise<Receipt | null>;
  /** -> bytes and headers */
  respond(response: ClientResponse, receipt: Receipt | null, work: Work, request: HttpRequest): HttpResponse;
  /** any failure -> bytes and headers; knows nothing of data */
  refuse(error: unknown, request: HttpRequest, parameters: GraphQLParameters | null): HttpResponse;
}

/** What later stages know of the earlier ones. */
export interface Work {
  readonly parameters: GraphQLParameters;
  readonly consumer: Consumer;
  readonly operation: Operation;
  readonly decision: Decision;
}

/** How often a request is decided anew because the policy changes again and again while it is in work. */
const mostRounds = 5;

/** The life of one request, from bytes in to bytes out. ARCHITECTURE.md draws the same with its error exits. */
export function createPipeline(stages: Stages): (request: HttpRequest) => Promise<HttpResponse> {
  const renew = createRenewal(stages);
  return async (request) => {
    let parameters: GraphQLParameters | null = null;
    try {
      parameters = stages.http(request);
      const consumer = await stages.identity(request, parameters);
      const policy = stages.policy();
      const operation = stages.operation(parameters, consumer, policy);
      const decision = stages.share(operation, consumer, policy);
      const plan = stages.plan(decision);
      await stages.admit(decision, request);
      let work: Work = { parameters, consumer, operation, decision };
      let tree = await stages.execute(plan, work, request);
      for (let round = 0; round < mostRounds; round += 1) {
        if (!stages.maySend(work.decision.policy)) ({ work, tree } = await renew({ work, tree }, request));
        const response = stages.project(tree, work);
        const receipt = await stages.audit(response, tree, work, request);
        if (stages.maySend(work.decision.policy)) return stages.respond(response, receipt, work, request);
      }
      throw new RequestError('POLICY_UNAVAILABLE');
    } catch (error) {
      return stages.refuse(error, request, parameters);
    }
  };
}
