import { missingWorkerLogs } from './missing-worker-logs';

test('gaps between workers are named', () => {
  expect(missingWorkerLogs(['/a/audit.1.log', '/a/audit.4.log', '/a/audit.log', '/b/audit.2.log'])).toEqual([
    '/a/audit.2.log',
    '/a/audit.3.log',
    '/b/audit.1.log',
  ]);
});

test.each([
  [[]],
  [['/a/audit.log']],
  [['/a/audit.2026.log', '/a/audit.old.log']],
  [['/a/audit.1.log', '/a/audit.2.log']],
])('where there is none, none is: %j', (files) => {
  expect(missingWorkerLogs(files)).toEqual([]);
});
