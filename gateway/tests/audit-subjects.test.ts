import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy } from '../../policies/engine/compile-policy';
import type { CompiledPolicy } from '../../policies/engine/model';
import { documentsOfTexts } from '../../policies/store/documents-of-texts';
import { readPolicyTexts } from '../../policies/store/files';
import { graphFacts } from '../../policies/store/graph-facts';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { cast } from '../../subgraphs/registers/cast';
import { auditKeys } from '../audit/audit-keys';
import { subjectDigest } from '../audit/subject-digest';
import { testKey } from './world/start-departments';
import { suiteWorld } from './world/suite-world';
import { namedOperation } from './world/world';

/** Who was looked up or verified has to stand in the record, also where the answer is a bare yes or no. */

const root = packageRoot();
const sdl = readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
/** Licenses are an empty list of whom has none: here they are shown of a household's members too. */
const texts = [...readPolicyTexts(join(root, 'policies'))].map(
  ([file, text]) =>
    [file, file.includes('s07-licenses') ? text.replace(/^ +when: field\.parent.*\n/m, '') : text] as const,
);
const { policy } = compilePolicy(documentsOfTexts(texts), loadGraph(sdl).full, graphFacts(sdl));
const world = suiteWorld({ policy: { current: () => policy as CompiledPolicy } });

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

it('names the holder of a license in one way, however it is spelled', async () => {
  const { variables } = await namedOperation('S08');
  const query =
    'query ($license: LicenseId!, $holder: String!) { verifyLicense(licenseId: $license, holderCode: $holder) { verdict } }';
  const holder = liQiang.idNumber.toLowerCase();
  expect(holder).not.toBe(liQiang.idNumber);
  const { body } = await world.ask({ persona: 'transport', query, variables: { ...variables, holder } });
  expect(body.data.verifyLicense.verdict).toBe('MATCH');
  expect(lastSubjects()).toEqual([person(liQiang)]);
});

it('names the people to whom a query goes on, also where the answer about them is that there is nothing', async () => {
  const household = (asked: string) =>
    `query ($a: IdNumber!) { person(idNumber: $a) { household { members { person { ${asked} } } } } }`;
  const subjects = async (asked: string) => {
    const { body } = await world.ask({
      persona: 'psb',
      query: household(asked),
      variables: { a: zhangMin.idNumber },
    });
    expect(body.errors).toBeUndefined();
    return { people: body.data.person.household.members.length, named: lastSubjects().length };
  };
  const { people, named } = await subjects('pid');
  expect(people).toBeGreaterThan(2);
  expect(named).toBe(people + 1);
  // Some of them have no mobile phone, and nobody has such a license.
  expect(await subjects('mobile')).toEqual({ people, named });
  expect(await subjects('licenses(typeCode: "none") { typeName }')).toEqual({ people, named });
});

it('holds no identifier itself', () => {
  const text = readFileSync(world.auditFile, 'utf8');
  for (const { idNumber } of [zhangMin, liQiang, liXiaoYu]) expect(text).not.toContain(idNumber);
});
