import { apollo, bare, hive } from './peers';
import { sharegraph, sharegraphOpen } from './sharegraph';
import type { Target } from './target';

/** In the order of the table. */
export const targets: readonly Target[] = [sharegraph, sharegraphOpen, apollo, hive, bare];
