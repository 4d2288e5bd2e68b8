#!/usr/bin/env node
import './urgent-first';
import './graphql-production';
import { misspelt } from './misspelt';
import { CliError } from './output/cli-error';
import { failureLine } from './output/failure-line';
import { lowerHelper } from './process/one-helper';
import { createProgram } from './program';

/** Ends the process with one line for whoever can act on it: a parent over the channel, a person on stderr. */
function fail(error: unknown): void {
  const failure = failureLine(error);
  if (process.send) process.send({ failure }, () => process.exit(1));
  else {
    process.stderr.write(`sharegraph: ${failure}\n`);
    process.exit(error instanceof CliError ? error.exitCode : 1);
  }
}

lowerHelper();
const words = process.argv.slice(2);
const program = createProgram(words);
const wrong = misspelt(program, words);
wrong?.command.error(wrong.message);
program
  .parseAsync()
  // A library that left a timer or a socket behind must not keep a finished command alive.
  .then(() => process.exit(process.exitCode ?? 0), fail);
