import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteWorld } from './world/suite-world';
import { namedOperation } from './world/world';

/** One operation, four readers: four answers, compared whole with four files that were written from the item table. */

const world = suiteWorld();

it.each([
  ['the register of persons itself', 'owner', { persona: 'psb' }],
  ['another authority, with an agreement', 'authority', { persona: 'education' }],
  ['a company, with an agreement of its own', 'company', { persona: 'ride-platform' }],
  ['a caller without an item', 'no-item', { persona: 'psb', item: null }],
])('%s', async (_, file, caller) => {
  const { body } = await world.ask({ ...caller, ...(await namedOperation('four-readers')) });
  const { data, errors = [] } = body;
  const expected = JSON.parse(readFileSync(join(__dirname, 'four-readers', `${file}.json`), 'utf8'));
  expect({ data, errors }).toEqual(expected);
});
