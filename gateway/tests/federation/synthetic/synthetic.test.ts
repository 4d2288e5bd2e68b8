import { compareSynthetic } from './compare-synthetic';

/** More by `npm run test:differential -- --operations 20000`. */
test('generated operations are answered as by graphql-js over one merged schema', async () => {
  const { differences, unplanned } = await compareSynthetic(1, 12);
  expect(differences).toEqual([]);
  expect(unplanned).toBe(0);
});
