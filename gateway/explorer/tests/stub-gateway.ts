import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphqlSync } from 'graphql';
import { loadGraph } from '../../../schema/supergraph';
import type { HttpRequest, HttpResponse } from '../../http/model';
import { type RunningHttpServer, startHttpServer } from '../../http/server';
import { createExplorer } from '../create-explorer';
import { sampleSession } from './sample-session';

export interface StubGateway extends RunningHttpServer {
  /** Headers of each operation that the page sent, introspection left out. */
  readonly asked: Readonly<Record<string, string | undefined>>[];
}

const refusal = (path: string, coordinate: string, reason: string, owner: string, shareClass = 'conditional') => ({
  message: `\`${coordinate}\` is not shared`,
  path: path.split('.'),
  extensions: {
    code: 'UNAUTHORIZED_FIELD_OR_TYPE',
    share: {
      path,
      coordinate,
      class: shareClass,
      form: 'none',
      reason,
      owner,
      rule: `item:S02/step:education`,
      apply:
        'Apply to Department (psb) for an agreement that names this item. / 请向公安厅（psb）申请含本事项的共享协议。',
    },
  },
});

const manyRefusals = Array.from({ length: 20 }, (_, n) =>
  refusal(
    `person.field${n}`,
    `Person.field${n}`,
    'agreement_required',
    'psb 云州省公安厅 / Yunzhou Department of Public Security',
  ),
);
const isPolice = (request: HttpRequest) => request.headers['authorization'] === 'Bearer sandbox.psb';

/** The real page and server around made-up answers: a few refusals for education, none for psb, many for others, all without an item. */
export async function startStubGateway(session: typeof sampleSession = sampleSession): Promise<StubGateway> {
  const schema = loadGraph(readFileSync(join(__dirname, '../../../schema/supergraph.graphql'), 'utf8')).api;
  const asked: Record<string, string | undefined>[] = [];
  const explorer = createExplorer({
    ...session,
    mintToken: async (persona) => `sandbox.${persona}`,
    mintConsent: async ({ subjects }) => `consent-of-${subjects.length}`,
  });

  function answerOf(request: HttpRequest): object {
    const { query, operationName } = JSON.parse(request.body.toString());
    if (operationName === 'IntrospectionQuery') return graphqlSync({ schema, source: query });
    asked.push({ ...request.headers });
    const share = { item: request.headers['x-share-item'], revision: 'f3a9'.repeat(16), receipt: '42.abc.def' };
    if (!request.headers['x-share-item'])
      return {
        data: { person: null },
        errors: [
          refusal(
            'person',
            'Query.person',
            'item_required',
            'psb 云州省公安厅 / Yunzhou Department of Public Security',
          ),
        ],
        extensions: { share },
      };
    if (request.headers['authorization'] === 'Bearer sandbox.education')
      return {
        data: { person: { name: '张*', idNumber: null, isAdult: null, isSchoolAge: true, mobile: null } },
        errors: [
          refusal(
            'person.idNumber',
            'Person.idNumber',
            'agreement_required',
            'psb 云州省公安厅 / Yunzhou Department of Public Security',
          ),
          refusal(
            'person.isAdult',
            'Person.isAdult',
            'outside_item',
            'psb 云州省公安厅 / Yunzhou Department of Public Security',
            'unconditional',
          ),
          refusal(
            'person.licenses[].typeName',
            'License.typeName',
            'withheld',
            'license-bureau 电子证照 / License bureau',
            'withheld',
          ),
          {
            message: 'a department did not answer in time',
            path: ['person', 'householdDivision'],
            extensions: { code: 'DEPARTMENT_TIMEOUT' },
          },
        ],
        extensions: { share },
      };
    if (request.headers['x-share-consent'] === undefined && /FourReaders/.test(query) && !isPolice(request))
      return { data: { person: null }, errors: manyRefusals, extensions: { share } };
    return { data: { person: { name: '张敏', idNumber: '990101198604170244' } }, extensions: { share } };
  }

  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    bodyLimitBytes: 262_144,
    headerLimitBytes: 32_768,
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 30_000,
    keepAliveTimeoutMs: 5_000,
    maxConnections: 100,
    maxInFlight: 100,
    drainMs: 0,
    corsOrigins: [],
    newId: () => 'stub',
    nowMs: () => 0,
    async answer(request): Promise<HttpResponse> {
      const headers = { 'content-type': 'application/graphql-response+json; charset=utf-8' };
      return (await explorer(request)) ?? { status: 200, headers, body: JSON.stringify(answerOf(request)) };
    },
  });
  return { ...server, asked };
}
