import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicy } from '../../../gateway/cli/policy/read-policy';
import { packageRoot } from '../../../schema/lib/package-root';
import { parseCaseNumber } from '../../../schema/scalars/case-number';
import { businessOf, identityCount, organisationAt } from './identities';
import { writePolicies } from './write-policies';

describe('the policies of the comparison', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'bench-policies-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('compile without a fault, and lift the limits of the items that are measured', () => {
    const codes = writePolicies(join(packageRoot(), 'policies'), directory, 'unique');
    const policy = readPolicy(directory).current();
    for (const { item } of Object.values(businessOf)) {
      const code = codes.get(item) ?? '';
      expect(policy.limits('lookup', code).perSubjectPerHour).toBeGreaterThan(1_000_000);
      expect(parseCaseNumber(`${code}202611200001`)).toBe(`${code}202611200001`);
    }
  });

  it('name 64 organisations for each workload, all different', () => {
    const names = Object.values(businessOf).flatMap(({ organisation }) =>
      Array.from({ length: identityCount }, (_, index) => organisationAt(organisation, index)),
    );
    expect(new Set(names).size).toBe(3 * 64);
  });
});
