import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from './feature';
import { type OpenGateway, openGateway } from './open-gateway';

const directory = join(__dirname, 'features');

/** Every feature of federation, through the pipeline of `gateway --open`. */
describe.each(readdirSync(directory).map((file) => file.replace(/\.ts$/, '')))('%s', (file) => {
  const { default: feature } = require(join(directory, file)) as { default: Feature };
  let gateway: OpenGateway;
  beforeAll(async () => {
    gateway = await openGateway(feature.subgraphs);
  });
  afterAll(() => gateway?.close());

  test.each(feature.cases.map((one) => [one.query.replace(/\s+/g, ' ').trim(), one] as const))('%s', async (_, one) => {
    const answer = await gateway.ask(one.query, one.variables);
    const told = { data: answer.data, errors: answer.errors.length > 0 };
    expect({ ...told, ...(told.errors !== (one.errors ?? false) && { answer }) }).toEqual({
      data: one.data,
      errors: one.errors ?? false,
    });
    if (one.code !== undefined)
      expect(new Set(answer.errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set([one.code]));
    if (one.maxCalls !== undefined) expect(answer.calls).toBeLessThanOrEqual(one.maxCalls);
  });
});
