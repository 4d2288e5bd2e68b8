import type { Decision } from '../share/model';
import { isRecorded } from './is-recorded';

test.each([
  ['what is shown', { disclosed: ['Person.name'], refusals: [] }, undefined, true],
  ['what is refused', { disclosed: [], refusals: [{}] }, undefined, true],
  ['nothing that is governed', { disclosed: [], refusals: [] }, undefined, false],
  ['an open gateway', { disclosed: ['Person.name'], refusals: [] }, {}, false],
])('%s', (_, prepared, open, expected) => {
  expect(isRecorded({ prepared, policy: { open } } as unknown as Decision)).toBe(expected);
});
