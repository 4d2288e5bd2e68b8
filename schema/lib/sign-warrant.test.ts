import { canonical } from './canonical';
import { signWarrant } from './sign-warrant';

const member = { organisation: 'o', client: 'c', operator: null, item: 'i"', case: null };
const key = Buffer.alloc(32, 3);

test('the signed text is the canonical form of the warrant, again and again', () => {
  const coordinates = ['Person.name', 'Query.person'];
  for (const members of [[member], [member, { ...member, case: 'k' }]]) {
    const warrant = { audience: 'population', members, coordinates, expiresAtMs: 1_800_000_000_000 };
    const [body] = signWarrant(warrant, key).split('.');
    expect(Buffer.from(body ?? '', 'base64url').toString()).toBe(canonical(warrant));
  }
});

test('warrants of other coordinates have other texts', () => {
  const sign = (coordinates: string[]) =>
    signWarrant({ audience: 'population', members: [member], coordinates, expiresAtMs: 1 }, key);
  expect(sign(['Person.name'])).not.toBe(sign(['Person.mobile']));
  expect(sign(['Person.name'])).toBe(sign(['Person.name']));
});
