import { LRUCache } from 'lru-cache';
import { answerQuestions } from '../peers/processes/answer-questions';
import { watchCaches } from './cache-probe';
import type { MemoryFigures } from './model';

/** Preloaded into the gateway (`--require`, with `--expose-gc`): tells what it holds. The question is whether to collect. */
const caches = watchCaches(LRUCache.prototype as never);
answerQuestions((question): MemoryFigures => {
  const before = process.memoryUsage();
  if (question === 'collect') globalThis.gc?.();
  return {
    rssBytes: before.rss,
    heapUsedBytes: before.heapUsed,
    externalBytes: before.external,
    heapLiveBytes: question === 'collect' ? process.memoryUsage().heapUsed : null,
    caches: caches(),
  };
});
