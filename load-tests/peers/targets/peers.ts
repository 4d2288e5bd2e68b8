import { join } from 'node:path';
import { startProcess } from '../processes/start-process';
import type { Target, TargetContext } from './target';

/** The reference: every other target's answers are compared with its. */
export const apollo: Target = {
  name: 'apollo',
  about: '@apollo/gateway behind @apollo/server standalone',
  governed: false,
  unavailable: () => null,
  start: (context) => serve(context, 'apollo-server'),
};

export const hive: Target = {
  name: 'hive',
  about: 'the runtime of @graphql-hive/gateway with the Rust query planner, no command line or telemetry around it',
  governed: false,
  unavailable: () => null,
  start: (context) => serve(context, 'hive-server'),
};

/** The limit: nobody can answer with less than reading a request and writing the bytes. */
export const bare: Target = {
  name: 'bare',
  about: 'node:http that reads the request and returns the bytes that apollo answered',
  governed: false,
  unavailable: () => null,
  start: (context) => serve(context, 'bare-server'),
};

function serve(context: TargetContext, script: string): ReturnType<Target['start']> {
  return startProcess({
    ...context,
    // The servers need their packages, and run from the sources in tests.
    directory: context.root,
    script: [
      join(__dirname, `${script}${__filename.slice(-3)}`),
      context.supergraphFile,
      context.answersFile,
      context.mode,
    ],
    // Without it the gateway of Apollo asks cloud metadata services where it runs, and posts metrics.
    environment: { APOLLO_TELEMETRY_DISABLED: 'true' },
  });
}
