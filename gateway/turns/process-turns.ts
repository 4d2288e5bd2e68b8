import { performance } from 'node:perf_hooks';
import { afterThis } from '../../schema/lib/after-this';
import { AnswerTurns } from './answer-turns';

/** The turns of this process, for everything in it that calls departments: there is one event loop. */
export const processTurns = new AnswerTurns({ nowMs: () => performance.now(), atTurnEnd: setImmediate, afterThis });
