import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { compose } from '../../../schema/composition/compose';
import { createGateway } from '../../compose';
import { loadConfig } from '../../config/load-config';
import type { DepartmentRequest } from '../../execute/department';
import { ungovernedParts } from '../../parts/ungoverned-parts';
import { patience } from '../patience';
import { inProcessDepartments } from '../reference/in-process-departments';
import type { Feature } from './feature';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject",
  "@composeDirective", "@context", "@fromContext", "@tag"
])\n`;

/** SDL of a subgraph with the directives that the fixtures use, unless it links its own or is of Federation 1. */
export function withLink(sdl: string): string {
  return /@link\b|^# federation 1$/m.test(sdl) ? sdl : `${link}${sdl}`;
}

export interface OpenGateway {
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<{
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
    readonly data: any;
    readonly errors: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions?: Readonly<Record<string, unknown>>;
    }[];
    readonly calls: number;
    readonly faults: readonly unknown[];
  }>;
  close(): Promise<void>;
}

/** The whole pipeline of `gateway --open` over subgraphs in this process. */
export async function openGateway(
  subgraphs: Feature['subgraphs'],
  wrap: (schema: GraphQLSchema) => GraphQLSchema = (schema) => schema,
): Promise<OpenGateway> {
  const named = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => ({
    name,
    sdl: withLink(sdl),
    resolvers,
  }));
  const supergraphSdl = compose(named);
  const schemas = new Map(
    named.map(({ name, sdl, resolvers }) => [name, wrap(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }))]),
  );
  const calls: DepartmentRequest[] = [];
  const faults: unknown[] = [];
  // What a planner can do is looked at here, not what an operation may cost.
  const config = { ...loadConfig(patience, 'gateway'), maxCost: 1e12 };
  const parts = ungovernedParts(config, supergraphSdl, { now: () => 0 });
  const gateway = await createGateway(config, {
    ...parts,
    departments: { ...inProcessDepartments(schemas, {}, calls), close: async () => undefined },
    onFault: (_, error) => void faults.push(error),
  });
  return {
    async ask(query, variables = {}) {
      calls.length = 0;
      faults.length = 0;
      const { body } = await gateway.answer({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify({ query, variables })),
        id: 'r',
        signal: new AbortController().signal,
      });
      const { data = null, errors = [] } = JSON.parse(String(body));
      return { data, errors, calls: calls.length, faults: [...faults] };
    },
    close: () => gateway.close(),
  };
}
