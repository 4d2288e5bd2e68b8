export interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** User and system time, its own and that of children waited for, in clock ticks. */
  readonly ticks: number;
}

/** Reads `/proc/PID/stat` (proc_pid_stat(5)); the command in parentheses may hold spaces and parentheses itself. */
export function parseStat(text: string): ProcessTimes {
  const open = text.indexOf('(');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // The third field, the state, is the first after the command: utime is the 14th.
  const field = (number: number) => Number(fields[number - 3]);
  return {
    pid: Number(text.slice(0, open)),
    parent: field(4),
    ticks: field(14) + field(15) + field(16) + field(17),
  };
}
