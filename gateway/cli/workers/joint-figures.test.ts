import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type FigureSource, JointFigures } from './joint-figures';

class Process implements FigureSource {
  readonly registry = new Registry();
  readonly requests = new Counter({ name: 'requests', help: 'r', labelNames: ['status'], registers: [this.registry] });
  readonly durations = new Histogram({ name: 'durations', help: 'd', buckets: [1], registers: [this.registry] });
  readonly inWork = new Gauge({ name: 'in_work', help: 'w', registers: [this.registry] });
  silent = false;
  dead = false;

  constructor(readonly id: number) {}

  isDead(): boolean {
    return this.dead;
  }

  work(times: number): void {
    this.requests.inc({ status: '200' }, times);
    for (let time = 0; time < times; time += 1) this.durations.observe(2);
    this.inWork.set(times);
  }
}

let joint: JointFigures<Process>;
let processes: Process[];
beforeEach(() => {
  joint = new JointFigures(async ({ silent, registry }: Process) => (silent ? null : registry.getMetricsAsJSON()));
  processes = [new Process(1), new Process(2)];
  processes[0]!.work(3);
  processes[1]!.work(4);
});

async function told(): Promise<Readonly<Record<string, number>>> {
  const lines = (await joint.text(processes)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]));
}

function die(index: number): void {
  const [died] = processes.splice(index, 1);
  died!.dead = true;
  joint.ended(died!);
}

test('adds up what all say', async () => {
  const sum = { 'requests{status="200"}': 7, 'durations_bucket{le="+Inf"}': 7, durations_sum: 14, in_work: 7 };
  expect(await told()).toMatchObject(sum);
  expect(await told()).toMatchObject(sum);
});

test('what the dead have counted stays counted, what they had in work does not', async () => {
  await told();
  die(0);
  const left = { 'requests{status="200"}': 7, 'durations_bucket{le="+Inf"}': 7, durations_count: 7, in_work: 4 };
  expect(await told()).toMatchObject(left);
  processes.push(new Process(3));
  processes[1]!.work(2);
  die(0);
  expect(await told()).toMatchObject({ 'requests{status="200"}': 9, durations_count: 9, in_work: 2 });
  die(0);
  const last = await told();
  expect(last).toMatchObject({ 'requests{status="200"}': 9, durations_count: 9 });
  expect(last).not.toHaveProperty('in_work');
});

test('one that says nothing is counted by what it said last, and hides nobody', async () => {
  processes[0]!.silent = true;
  expect(await told()).toMatchObject({ 'requests{status="200"}': 4, in_work: 4 });
  processes[0]!.silent = false;
  await told();
  processes[0]!.silent = true;
  processes[1]!.work(1);
  expect(await told()).toMatchObject({ 'requests{status="200"}': 8, in_work: 1 });
});

test('an answer that comes when its process has died is not counted beside what was kept of it', async () => {
  await told();
  const [first] = processes;
  const text = joint.text(processes);
  die(0);
  await text;
  expect(await told()).toMatchObject({ 'requests{status="200"}': 7 });
  expect(first!.isDead()).toBe(true);
});
