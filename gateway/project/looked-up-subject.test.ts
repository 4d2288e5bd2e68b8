import type { Charge } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { smallPolicy } from '../share/tests/small-graph';
import { lookedUpSubject } from './looked-up-subject';
import type { Projection } from './projection';

const policy = smallPolicy();

function found(charges: readonly Partial<Charge>[]) {
  const uses = [{ decision: { charges }, arguments: {} }];
  return lookedUpSubject({ decision: { uses }, facts: { policy } } as unknown as Projection, { use: 0 } as ShapeField);
}

test('who is looked up is whom the arguments name, and nothing stands against being shown', () => {
  const known = { minor: false, consented: true, disclosed: false };
  expect(found([{ coordinate: 'Person.idNumber', subject: '7' }])).toEqual({ kind: 'person', id: '7', ...known });
  expect(found([{ coordinate: 'Firm.uscc', subject: 'u' }])).toEqual({ kind: 'organisation', id: 'u', ...known });
  const [first, second] = [
    { coordinate: 'Firm.uscc', subject: 'u' },
    { coordinate: 'Person.pid', subject: 'p' },
  ];
  expect(found([first, second])?.id).toBe('u');
});

test('a field that names nobody looks nobody up', () => {
  expect(found([])).toBeNull();
  expect(found([{ coordinate: 'Person.name', subject: '张敏' }])).toBeNull();
  const both = [
    { coordinate: 'Person.name', subject: '张敏' },
    { coordinate: 'Person.pid', subject: 'p' },
  ];
  expect(found(both)?.id).toBe('p');
});

test('a code is spelled as registers do, and nothing else is', () => {
  expect(found([{ coordinate: 'Person.idNumber', subject: '99010119860417013x' }])?.id).toBe('99010119860417013X');
  expect(found([{ coordinate: 'Firm.uscc', subject: '91990101ma00rde17h' }])?.id).toBe('91990101MA00RDE17H');
  // What departments compare in capitals may come in other letters than a to z.
  expect(found([{ coordinate: 'Firm.uscc', subject: '91990101ma00\ufb00e17h' }])?.id).toBe('91990101MA00FFE17H');
  expect(found([{ coordinate: 'Person.pid', subject: 'pabcdefghijkl' }])?.id).toBe('pabcdefghijkl');
});
