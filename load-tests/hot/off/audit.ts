import * as part from '../../../gateway/audit/answer-record';
import { replaceExport } from './replace-export';

/** Preloaded: no record is made, so none is written, and answers carry no receipt. */
replaceExport(part, 'answerRecord', () => () => null);
