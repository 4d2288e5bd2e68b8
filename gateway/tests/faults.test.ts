import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import { AuditError } from '../audit/audit-error';
import type { AuditLog } from '../audit/model';
import { namedOperation, startWorld } from './world/world';

/** What fails must cost its own and no more, and nothing may open because of it. */

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ persons: 120, entities: 80 });
});
afterAll(() => database.drop());

describe('a department that is gone', () => {
  it('nulls only its own fields, with a clear code, while the others answer', async () => {
    const world = await startWorld({ databaseUrl: database.url });
    try {
      const operation = await namedOperation('S02');
      const before = await world.ask({ persona: 'education', ...operation });
      await world.departments.stop('livelihood');
      const { response, body } = await world.ask({ persona: 'education', ...operation });
      expect(response.status).toBe(200);
      expect(body.data).toEqual({
        ...before.body.data,
        guardian: { ...before.body.data.guardian, socialInsurance: null },
      });
      const faults = body.errors.filter((error: { extensions: { share?: object } }) => !error.extensions.share);
      expect(faults).toEqual([
        {
          message: expect.any(String),
          path: ['guardian', 'socialInsurance'],
          extensions: { code: 'DEPARTMENT_UNAVAILABLE', owner: expect.stringMatching(/^hrss /) },
        },
      ]);
      expect(JSON.stringify(faults)).not.toMatch(/livelihood|127\.0\.0\.1|ECONNREFUSED/);
    } finally {
      await world.close();
    }
  });
});

describe('an audit log that cannot be written', () => {
  it('lets no protected value leave', async () => {
    const failing: AuditLog = {
      append: () => Promise.reject(new AuditError('sink_failed', 'no space left')),
      head: null,
      healthy: false,
      close: () => Promise.resolve(),
    };
    const world = await startWorld({ databaseUrl: database.url, auditLog: failing });
    try {
      const { response, body } = await world.ask({ persona: 'psb', ...(await namedOperation('four-readers')) });
      expect(response.status).toBe(503);
      expect(body).toEqual({
        errors: [{ message: expect.any(String), extensions: expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' }) }],
      });
      expect(world.gateway.ready()).toMatchObject({ ok: false, audit: false });
    } finally {
      await world.close();
    }
  });
});
