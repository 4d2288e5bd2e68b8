import { buildSchema } from 'graphql';
import { compilePolicy } from '../../policies/engine/compile-policy';
import { documentsOfContent } from '../../policies/store/documents-of-content';
import { decideBy } from './decide-by';
import { generateSet } from './generate-set';

const size = { organisations: 300, agreements: 60, coordinates: 240, items: 20 };

test('the generated policy set is sound and of the size that was asked for', () => {
  const { sdl, contents } = generateSet(size);
  const schema = buildSchema(sdl);
  const documents = documentsOfContent(contents, {});
  expect(documents.faults).toEqual([]);
  const { policy, faults } = compilePolicy(documents, schema);
  expect(faults).toEqual([]);
  expect(policy?.index.fields.size).toBe(size.coordinates);
  expect(policy?.index.organisations.size).toBe(size.organisations);
  expect(policy?.index.items.size).toBe(size.items);
  expect(contents.filter(({ kind }) => kind === 'agreement')).toHaveLength(size.agreements);
  // Some of what is asked is granted, some isn't: both ways through a decision are measured.
  const shown = decideBy(policy!, schema, size);
  expect(shown).toBeGreaterThan(5);
  expect(shown).toBeLessThan(30);
});
