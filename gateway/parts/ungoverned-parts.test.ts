import { loadConfig } from '../config/load-config';
import { ungovernedParts } from './ungoverned-parts';

const clock = { now: () => 0 };
const sandbox = loadConfig({}, 'gateway');

test('production configuration refuses an open gateway', () => {
  expect(() => ungovernedParts({ ...sandbox, environment: 'production' }, '', clock)).toThrow(
    /cannot be used in production/,
  );
});

test('a supergraph without addresses is refused', () => {
  expect(() => ungovernedParts(sandbox, 'type Query { a: Int }', clock)).toThrow(/`--supergraph`: .*join__Graph/);
});
