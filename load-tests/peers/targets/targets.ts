import { apollo, bare, hive } from './peers';
import { sharegraph, sharegraphOpen, sharegraphRedis } from './sharegraph';
import type { Target } from './target';

/** In the order of the table. */
export const targets: readonly Target[] = [sharegraph, sharegraphRedis, sharegraphOpen, apollo, hive, bare];
