import { Command, InvalidArgumentError } from 'commander';

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

export function parseOptions(argv: readonly string[]): Options {
  const count = (min: number, max: number) => (text: string) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`Expected ${min}..${max}.`);
    return value;
  };
  const command = new Command('bench:revoke')
    .description('how long after `policy revoke` the last answer leaves that still shows the field')
    .option('--json <file>', 'write { trials, p50Ms, p99Ms, maxMs } and more to a file')
    .option('--trials <count>', 'agreements revoked, one after the other', count(1, 5_000), 1_000)
    .option('--organisations <count>', 'organisations in the policy set', count(0, 1_000_000), 100_000)
    .option('--gateways <count>', 'gateway processes', count(1, 16), 3)
    .option('--rate <count>', 'requests a second to each gateway meanwhile', count(0, 10_000), 50)
    .option('--in-process', 'revoke by a call in this process: what is left is the effect alone', false)
    .parse([...argv]);
  const { json, ...options } = command.opts();
  return { json: json ?? null, ...(options as Omit<Options, 'json'>) };
}
