import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditFiles } from './audit-files';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-audit-files-'));
const at = (name: string) => join(directory, name);
beforeAll(() => {
  for (const name of ['audit.log', 'audit.log.head', 'audit.1.log', 'audit.12.log', 'audit.old.log', 'other.1.log'])
    writeFileSync(at(name), '');
});
afterAll(() => rmSync(directory, { recursive: true }));

test('a log stands for those of its workers too, where that is meant', () => {
  expect(auditFiles(at('audit.log'), { orWorkers: true })).toEqual([
    at('audit.1.log'),
    at('audit.12.log'),
    at('audit.log'),
  ]);
  expect(auditFiles(at('audit.log'), { orWorkers: false })).toEqual([at('audit.log')]);
  expect(auditFiles(at('other.log'), { orWorkers: true })).toEqual([at('other.1.log')]);
});

test('a folder stands for every log in it', () => {
  expect(auditFiles(directory, { orWorkers: false })).toHaveLength(5);
});

test('a log of which there is only its head was there once', () => {
  const head = at('audit.13.log.head');
  writeFileSync(head, '');
  expect(auditFiles(at('audit.log'), { orWorkers: true })).toContain(at('audit.13.log'));
  expect(auditFiles(directory, { orWorkers: false })).toContain(at('audit.13.log'));
  rmSync(head);
});

test('what is not there stands for itself', () => {
  expect(auditFiles(at('none.log'), { orWorkers: true })).toEqual([at('none.log')]);
  expect(auditFiles(at('no/none.log'), { orWorkers: true })).toEqual([at('no/none.log')]);
});
