import { Pool } from 'pg';
import { isConnectionFault } from './is-connection-fault';

test('a database that is not there is told from one that refuses', async () => {
  const nowhere = new Pool({ connectionString: 'postgresql://a@127.0.0.1:1/a' });
  await expect(nowhere.query('SELECT 1').catch(isConnectionFault)).resolves.toBe(true);
  await nowhere.end();
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of ['57P01', '08006', 'ECONNRESET']) expect(isConnectionFault(coded(code))).toBe(true);
  for (const code of ['23505', '42P01', 'X']) expect(isConnectionFault(coded(code))).toBe(false);
  expect(isConnectionFault(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isConnectionFault(new AggregateError([coded('ECONNREFUSED')]))).toBe(true);
  for (const other of [new Error('x'), 'Connection terminated', null]) expect(isConnectionFault(other)).toBe(false);
});
