import { RequestError } from './errors/request-error';
import type { HttpRequest, HttpResponse } from './http/model';
import { createPipeline, type Stages } from './pipeline';

const names = [
  'http',
  'identity',
  'policy',
  'operation',
  'share',
  'plan',
  'admit',
  'execute',
  'project',
  'audit',
] as const;

/** Stages that say in which order they are asked; one of them may fail. */
function pipelineOf(failing: keyof Stages | null) {
  const asked: string[] = [];
  const stage = (name: keyof Stages) => () => {
    asked.push(name);
    if (name === failing) throw new RequestError('INTERNAL');
    return { policy: null };
  };
  const stages = Object.fromEntries([...names, 'respond', 'refuse'].map((name) => [name, stage(name as keyof Stages)]));
  const run = createPipeline({ ...stages, maySend: () => true } as unknown as Stages);
  return { asked, run: (): Promise<HttpResponse> => run({} as HttpRequest) };
}

test('one stage after the other', async () => {
  const { asked, run } = pipelineOf(null);
  await run();
  expect(asked).toEqual([...names, 'respond']);
});

test.each(names)('after %s has failed nothing is done but to say so', async (failing) => {
  const { asked, run } = pipelineOf(failing);
  await run();
  // A plan that there is no time for, for one, counts on no limit.
  expect(asked).toEqual([...names.slice(0, names.indexOf(failing) + 1), 'refuse']);
});
