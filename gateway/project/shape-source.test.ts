import type { ShapeObject } from '../share/model';
import { shapeSource } from './shape-source';
import { permitField } from './tests/permits';

const shape = (...names: string[]): ShapeObject => ({
  typeName: 'Permit',
  subject: { kind: 'none' },
  fields: names.map((name) => permitField(name)),
});
const source = (...names: string[]) => shapeSource(shape(...names))?.source;

test('plain values are written by code of their own, names of enumerations are looked up', () => {
  expect(source('Permit.no')).toContain("typeof v==='string'");
  expect(source('Permit.no')).toContain('w.string(v);');
  expect(source('Permit.days')).toContain('(v|0)===v){');
  expect(source('Permit.days')).toContain('w.number(v);');
  expect(source('Permit.fee')).toContain('isFinite(v)){');
  expect(source('Permit.paid')).toContain('w.raw(v?yes:no);');
  expect(source('Permit.kind')).not.toContain('typeof');
});

test('shapes that differ in constants only share their code', () => {
  expect(source('Permit.no', 'Permit.days')).not.toBe(source('Permit.days', 'Permit.no'));
  expect(shapeSource({ ...shape('Permit.no'), typeName: 'Other' })?.source).toBe(source('Permit.no'));
});
