import { join } from 'node:path';
import { readPolicyFiles } from '../../../policies/store/files';
import { packageRoot } from '../../../schema/lib/package-root';
import { personas } from '../../identity/sandbox/personas';
import { itemCoordinates } from './item-coordinates';

const policies = readPolicyFiles(join(packageRoot(), 'policies'));

test('a consent covers the steps of its item and what agreements grant for it', () => {
  const civilAffairs = personas.find(({ id }) => id === 'civil-affairs')!;
  const coordinates = itemCoordinates(policies, civilAffairs.item!);
  expect(coordinates).toContain('Person.vitalStatus');
  expect(coordinates).toContain('SocialInsurance.insured');
  expect(coordinates.every((coordinate) => /^\w+\.\w+$/.test(coordinate))).toBe(true);
  expect([...new Set(coordinates)].sort()).toEqual(coordinates);
});

test('an item that nobody registered has none', () => {
  expect(itemCoordinates(policies, '11990000000000107Q3990100799999')).toEqual([]);
});

test('every persona is an organisation of the registry, with a client and an item that name it', () => {
  const all = policies.documents;
  const organisations = all.flatMap((document) =>
    document.kind === 'organisations' ? document.content.organisations : [],
  );
  const clients = all.flatMap((document) => (document.kind === 'clients' ? document.content.clients : []));
  const items = all.flatMap((document) => (document.kind === 'items' ? document.content.items : []));
  for (const { id, client, item } of personas) {
    expect(organisations.map((organisation) => organisation.id)).toContain(id);
    expect(clients).toContainEqual(expect.objectContaining({ id: client, organisation: id }));
    if (item !== null) expect(items.map(({ code }) => code)).toContain(item);
  }
  expect(personas.map(({ id }) => id).sort()).toEqual(organisations.map(({ id }) => id).sort());
});
