import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** Figures of one process, as `Registry.getMetricsAsJSON` gives them. */
export type Figures = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What figures come from: one process, and never another. */
export interface FigureSource {
  readonly id: number;
  isDead(): boolean;
}

/**
 * Figures of all workers together. What was counted by one that died stays counted, as far as it had been read: sums never
 * fall. One that does not answer is counted by what it said last, and keeps nobody from the figures of the others: they
 * are wanted most when one of them fails.
 */
export class JointFigures<Source extends FigureSource> {
  readonly #last = new Map<number, Figures>();
  #ofTheDead: Figures = [];
  /** Their sums are made one after the other: each holds the one before. */
  #burials: Promise<void> = Promise.resolve();

  /** @param ask null when there is no answer; it has to settle */
  constructor(private readonly ask: (source: Source) => Promise<Figures | null>) {}

  /** @returns Prometheus text format */
  async text(sources: readonly Source[]): Promise<string> {
    const told = new Set<number>();
    await Promise.all(
      sources.map(async (source) => {
        const figures = await this.ask(source);
        if (figures === null || source.isDead()) return;
        told.add(source.id);
        this.#last.set(source.id, figures);
      }),
    );
    await this.#burials;
    const all = [...this.#last].map(([id, figures]) => (told.has(id) ? figures : countsOf(figures)));
    return AggregatorRegistry.aggregate([this.#ofTheDead, ...all]).metrics();
  }

  /** This one has ended, and says nothing any more. */
  ended({ id }: Pick<Source, 'id'>): void {
    this.#burials = this.#burials.then(async () => {
      const last = this.#last.get(id);
      if (last === undefined) return;
      const sum = await AggregatorRegistry.aggregate([this.#ofTheDead, countsOf(last)]).getMetricsAsJSON();
      this.#last.delete(id);
      this.#ofTheDead = sum;
    });
  }
}

/** What is and no more was says nothing of now; what was counted remains so. */
function countsOf(figures: Figures): Figures {
  return figures.filter(({ type }) => String(type) !== 'gauge');
}
