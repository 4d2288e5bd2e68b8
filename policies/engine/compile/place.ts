import type { FaultCode, PolicyFault } from '../policy-fault';

/** Where something stands in a document; line and column are one-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function faultAt(place: Place, code: FaultCode, message: string, hint: string): PolicyFault {
  return { code, message, file: place.file, line: place.line, column: place.column, hint };
}
