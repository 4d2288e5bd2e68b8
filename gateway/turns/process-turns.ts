import { performance } from 'node:perf_hooks';
import { AnswerTurns } from './answer-turns';
import { eventLoop } from './event-loop';

/** The turns of this process, for everything in it that calls departments: there is one event loop. */
export const processTurns = new AnswerTurns({ ...eventLoop, nowMs: () => performance.now() });
