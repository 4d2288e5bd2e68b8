import { affordableConnections } from './affordable-connections';

const config = {
  maxConnections: 10_000,
  departments: { population: 'http://a', licenses: 'http://b' },
  departmentConnections: 32,
  departmentMutations: 8,
};

test.each([
  ['no limit', null, 10_000],
  ['room for all', 20_000, 10_000],
  ['less than was asked for', 1_024, 1_024 - 64 - 2 * 40],
  ['hardly any', 90, 45],
])('with %s', (_, openFiles, expected) => {
  expect(affordableConnections(config, openFiles)).toBe(expected);
});
