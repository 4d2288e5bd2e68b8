import type { Clock } from '../../schema/lib/clock';

/** A department as the rest of the house sees it: a server that can run alone, and the SDL that it publishes. */
export interface Department {
  /** The subgraph name, which is also the audience of its warrants. */
  readonly name: string;
  /** Federation SDL, printed from the type-graphql classes. Needs no database. */
  sdl(): Promise<string>;
  /** Listens when it resolves. Rejects when the port is taken; the database is first needed by `/health`. */
  start(options: DepartmentOptions): Promise<RunningDepartment>;
}

export interface DepartmentOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly databaseUrl: string;
  /** At least 32 bytes, shared with the gateway only. */
  readonly warrantKey: Buffer;
  readonly clock: Clock;
  /** The departmental REST API, for the departments that stand in front of one. */
  readonly hub?: {
    readonly url: string;
    readonly requester: string;
    readonly secret: Buffer;
    /** Longest wait for one call, in milliseconds; without it, that of the client. */
    readonly timeoutMs?: number;
  };
  /** Receives one object a line; never a value of a register, an argument or a token. */
  readonly log?: (line: object) => void;
}

export interface RunningDepartment {
  readonly name: string;
  /** `http://host:port/graphql`. */
  readonly url: string;
  /** Lets answers in flight finish, then closes the socket and the source. */
  close(): Promise<void>;
}
