import { join } from 'node:path';
import { readPolicyFiles } from '../../../policies/store/files';
import { packageRoot } from '../../../schema/lib/package-root';
import { personas } from '../../identity/sandbox/personas';
import { consentFault } from './consent-fault';
import { itemCoordinates } from './item-coordinates';

const policies = readPolicyFiles(join(packageRoot(), 'policies'));
const item = '11990000000000107Q3990100700701';
const subject = '990101198604170244';
const faultOf = (changed: object) =>
  consentFault(policies, { item, subjects: [subject], coordinates: ['Person.name'], ...changed });

test('nothing is wrong with what an item may use', () => {
  for (const persona of personas.filter((each) => each.item !== null)) {
    const coordinates = itemCoordinates(policies, persona.item!);
    expect(faultOf({ item: persona.item, coordinates, subjects: ['99010119860417013x'] })).toBeNull();
  }
});

test.each([
  [{ subjects: ['990101198604170240'] }, '`--subject`: `IdNumber` is not valid (check_digit): expected the check '],
  [{ subjects: [subject, '990101'] }, '`--subject`, number 2: `IdNumber` is not valid (length): expected 18 '],
  [
    { coordinates: ['Person.nmae'] },
    '`--coordinates`: `Person.nmae` is not in the catalogue. Did you mean `Person.name`?',
  ],
  [{ coordinates: ['Person.name', 'Person'] }, '`--coordinates`: `Person` is not in the catalogue.'],
  [{ item: `${item.slice(0, 17)}R${item.slice(18)}` }, '`--item`: `ItemCode` is not valid (check_digit): expected '],
])('what is wrong with %j', (changed, line) => {
  const fault = faultOf(changed);
  expect(fault).toContain(line);
  expect(fault).not.toMatch(/\d{6}/);
});
