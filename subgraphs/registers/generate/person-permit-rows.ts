import { addDays, addYears, referenceDate } from './days';
import { opaqueId } from './opaque-id';
import { organisationUscc } from './organisation-uscc';
import type { Person } from './people';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** One adult in a hundred holds a permit in person. */
export function* personPermitRows(world: World, person: Person): Generator<Row> {
  const random = new Random(world.seed, 'permit', person.index);
  if (person.age < 18 || !random.chance(0.01)) return;
  const decidedOn = addDays(referenceDate, -random.integer(10, 1800));
  yield [
    'permits.permit',
    {
      permit_id: opaqueId('k', world.seed, `person:${person.index}`),
      decision_no: `云审许〔${decidedOn.slice(0, 4)}〕个${person.index + 1}号`,
      category: 'RECOGNITION',
      certificate_name: '执业药师注册证',
      permit_no: random.digits(12),
      content: '准予执业注册',
      decided_on: decidedOn,
      valid_from: decidedOn,
      valid_to: addYears(decidedOn, 5),
      status: random.chance(0.97) ? 'NORMAL' : 'REVOKED',
      authority_uscc: organisationUscc('approval-bureau'),
      subject_pid: person.pid,
    },
  ];
}
