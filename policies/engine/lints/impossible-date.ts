import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { chinaMidnightMs } from '../decision/china-date';
import type { PolicyFault } from '../policy-fault';

/** The first and the last day of an agreement are in the calendar: 30 February would quietly be another day. */
export function* impossibleDate({ agreements }: PolicySource): Iterable<PolicyFault | null> {
  for (const { content, place } of agreements.values()) {
    for (const end of ['from', 'to'] as const) {
      const date = content.validity[end];
      if (!Number.isNaN(chinaMidnightMs(date))) continue;
      const message = `\`${date}\` is no day of the calendar`;
      yield faultAt(place('validity', end), 'impossible_date', message, 'Correct the date.');
    }
    yield null;
  }
}
