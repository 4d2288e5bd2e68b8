import { readFileSync } from 'node:fs';
import { cast } from '../../subgraphs/registers/cast';
import { auditKeys } from '../audit/audit-keys';
import { subjectDigest } from '../audit/subject-digest';
import { testKey } from './world/start-departments';
import { suiteWorld } from './world/suite-world';
import { namedOperation } from './world/world';

/** Who was looked up or verified has to stand in the record, also where the answer is a bare yes or no. */

const world = suiteWorld();

const keys = auditKeys(testKey('audit'));
const { zhangMin, liQiang, liXiaoYu } = cast.persons;
const person = ({ idNumber }: { idNumber: string }) => subjectDigest(keys, 'person', idNumber);

function lastSubjects(): string[] {
  const lines = readFileSync(world.auditFile, 'utf8').trim().split('\n');
  return JSON.parse(lines.at(-1)!).subjects;
}

it.each([
  ['a verified person', 'amr', 'verifyPerson(idNumber: $a, name: "x")', [zhangMin]],
  [
    'both of a kinship',
    'education',
    'verifyKinship(idNumber: $a, relativeIdNumber: $b, relation: CHILD)',
    [zhangMin, liXiaoYu],
  ],
  [
    'whose ban is checked',
    'amr',
    'disciplineCheck(subject: { idNumber: $a }, measure: "FOOD_PRACTICE_BAN") { restricted }',
    [zhangMin],
  ],
])('names %s', async (_, persona, field, people) => {
  const declared = field.includes('$b') ? '($a: IdNumber!, $b: IdNumber!)' : '($a: IdNumber!)';
  const variables = { a: zhangMin.idNumber, ...(field.includes('$b') && { b: liXiaoYu.idNumber }) };
  const { body } = await world.ask({ persona, query: `query ${declared} { ${field} }`, variables });
  expect(body.errors).toBeUndefined();
  for (const each of people) expect(lastSubjects()).toContain(person(each));
});

it('names the holder whose license is verified', async () => {
  const { body } = await world.ask({ persona: 'transport', ...(await namedOperation('S08')) });
  expect(body.data.driving.verdict).toBe('MATCH');
  expect(lastSubjects()).toContain(person(liQiang));
});

it('holds no identifier itself', () => {
  const text = readFileSync(world.auditFile, 'utf8');
  for (const { idNumber } of [zhangMin, liQiang, liXiaoYu]) expect(text).not.toContain(idNumber);
});
