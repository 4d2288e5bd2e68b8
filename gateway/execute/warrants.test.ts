import { verifyWarrant } from '../../schema/lib/verify-warrant';
import { Warrants } from './warrants';

const key = Buffer.alloc(32, 5);
const member = { organisation: 'o', client: 'c', operator: null, item: 'i', case: 'k' };
const names = ['Person.name'];

function open() {
  const clock = { nowMs: 1_000_000, now: () => clock.nowMs };
  return { clock, warrants: new Warrants('population', key, clock) };
}

test('the same calls of a second go with the same warrant, later ones with a new one', () => {
  const { clock, warrants } = open();
  const first = warrants.for([member], names);
  clock.nowMs += 999;
  expect(warrants.for([{ ...member }], names)).toBe(first);
  clock.nowMs += 1;
  const second = warrants.for([member], names);
  expect(second).not.toBe(first);
  // Set back, a clock must not make a warrant live longer than it says.
  clock.nowMs -= 500;
  expect(warrants.for([member], names)).not.toBe(second);
});

test.each(['organisation', 'client', 'operator', 'item', 'case'] as const)(
  'another %s gets another warrant',
  (name) => {
    const { clock, warrants } = open();
    const one = warrants.for([member], names);
    const other = { ...member, [name]: 'other' };
    const token = warrants.for([other], names);
    expect(token).not.toBe(one);
    const read = verifyWarrant(token, key, { audience: 'population', nowMs: clock.nowMs });
    expect(read).toMatchObject({ ok: true, warrant: { members: [other], coordinates: names } });
  },
);

test('other coordinates, another department and several members get warrants of their own', () => {
  const { clock, warrants } = open();
  const one = warrants.for([member], names);
  const others = [
    warrants.for([member], ['Person.mobile']),
    warrants.for([member, { ...member, case: 'l' }], names),
    warrants.for([], names),
    new Warrants('credit', key, clock).for([member], names),
    new Warrants('population', Buffer.alloc(32, 6), clock).for([member], names),
  ];
  expect(new Set([one, ...others]).size).toBe(6);
});
