import { join } from 'node:path';
import { readPolicyFiles } from '../store/files';
import { policyFacts } from './policy-facts';
import { sandboxOfficers } from './sandbox-officers';

const documents = readPolicyFiles(join(__dirname, '..'));

test('every officer of this package is told to be of the sandbox, so that production can refuse them', () => {
  const { officers } = policyFacts(documents);
  expect(officers.size).toBeGreaterThan(30);
  expect(sandboxOfficers(documents).map(({ message }) => message)).toEqual(
    [...officers.keys()].map((id) => `the key of \`${id}\` is the sandbox's, which anybody can make`),
  );
});

test('officers with keys of their own are not', () => {
  const own = documents.documents.map((document) =>
    document.kind === 'officers'
      ? {
          ...document,
          content: { officers: document.content.officers.map((each) => ({ ...each, publicKey: 'A'.repeat(43) })) },
        }
      : document,
  );
  expect(sandboxOfficers({ documents: own })).toEqual([]);
});

test('every organisation has a steward, and every provider two and an approver, so that it can apply to itself', () => {
  const { officers, organisations, fields } = policyFacts(documents);
  const having = (organisation: string, role: string) =>
    [...officers.values()].filter((each) => each.organisation === organisation && each.roles.includes(role as never))
      .length;
  for (const id of organisations.keys()) expect([id, having(id, 'steward') > 0]).toEqual([id, true]);
  for (const id of new Set([...fields.values()].map(({ owner }) => owner))) {
    expect([id, having(id, 'steward'), having(id, 'approver')]).toEqual([id, 2, 1]);
  }
});
