import { Command } from 'commander';
import { countOption } from '../command/count-option';

export interface Options {
  readonly json: string | null;
  /** Agreements revoked, one a trial. */
  readonly trials: number;
  readonly organisations: number;
  readonly gateways: number;
  /** Requests a second to each gateway besides those that look for the revoked field. */
  readonly rate: number;
  /** Revoke in this process, without starting a command. */
  readonly inProcess: boolean;
}

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('bench:revoke')
    .description('how long after `policy revoke` the last answer leaves that still shows the field')
    .option('--json <file>', 'write { trials, p50Ms, p99Ms, maxMs } and more to a file')
    .option('--trials <count>', 'agreements revoked, one after the other', countOption(1, 5_000), 1_000)
    .option('--organisations <count>', 'organisations in the policy set', countOption(0, 1_000_000), 100_000)
    .option('--gateways <count>', 'gateway processes', countOption(1, 16), 3)
    .option('--rate <count>', 'requests a second to each gateway meanwhile', countOption(0, 10_000), 50)
    .option('--in-process', 'revoke by a call in this process: what is left is the effect alone', false)
    .allowExcessArguments(false)
    .parse([...argv]);
  const { json, ...options } = command.opts();
  return { json: json ?? null, ...(options as Omit<Options, 'json'>) };
}
