import { addDays, addYears, referenceDate } from './days';
import { measures } from './measures';
import { opaqueId } from './opaque-id';
import { organisationUscc } from './organisation-uscc';
import type { Person } from './people';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** What the credit department holds of a person: a record of three adults in ten, a listing of one in two hundred. */
export function* personCreditRows(world: World, { age, index, pid, idNumber }: Person): Generator<Row> {
  const random = new Random(world.seed, 'person-credit', index);
  if (age < 18 || !random.chance(0.3)) return;
  const listed = random.chance(0.02);
  yield ['credit.person_credit', { pid, id_number: idNumber, judgment_debtor: listed || random.chance(0.02) }];
  if (!listed) return;
  const listedOn = addDays(referenceDate, -random.integer(30, 1600));
  const recordId = opaqueId('s', world.seed, `person:${index}`);
  const { measure, legalBasis } = random.pick(measures);
  const terms = { record_id: recordId, pid, expires_on: addYears(listedOn, 3), repaired: random.chance(0.2) };
  yield [
    'credit.serious_dishonesty',
    {
      ...terms,
      list_name: '失信被执行人名单',
      legal_basis: '最高人民法院关于公布失信被执行人名单信息的若干规定 第一条',
      authority_uscc: organisationUscc('ndrc'),
      listed_on: listedOn,
      measures: [measure],
    },
  ];
  yield [
    'credit.discipline',
    {
      ...terms,
      discipline_id: `${recordId}1`,
      id_number: idNumber,
      measure,
      legal_basis: legalBasis,
      starts_on: listedOn,
    },
  ];
}
