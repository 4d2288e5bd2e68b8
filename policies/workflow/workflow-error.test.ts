import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowErrorCodes } from './workflow-error';

test('docs/stewards.md explains every refusal, and no other', () => {
  const docs = readFileSync(join(__dirname, '../../docs/stewards.md'), 'utf8');
  const table = docs.slice(docs.indexOf('## Refusals'));
  expect([...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)).toEqual([...workflowErrorCodes]);
});
