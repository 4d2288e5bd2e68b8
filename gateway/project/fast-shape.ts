import { LRUCache } from 'lru-cache';
import { compileFunction } from '../../schema/lib/compile-function';
import { FieldFault, opened, RawJson } from '../execute/model';
import type { ShapeObject } from '../share/model';
import { generalLeaf } from './general-leaf';
import type { JsonWriter } from './json-writer';
import { keptRows } from './kept-rows';
import { lookedUpSubject } from './looked-up-subject';
import { decisionOf, disclose, type Projection } from './projection';
import { rawWriter } from './raw-writer';
import { type ShapeConstant, shapeSource } from './shape-source';
import { shownForm } from './shown-form';
import { noSubject, type Row, type SubjectContext, subjectContext } from './subject-context';

/**
 * Writes an answer in which nothing went wrong. False as soon as something has to be said beside the values (a fault, a
 * refusal by the row, a null where none may stand): then what was written and noted so far does not count.
 */
export type FastShape = (w: JsonWriter, p: Projection, row: Row) => boolean;

type Factory = (
  constants: readonly unknown[],
  none: SubjectContext,
  tell: typeof disclose,
  fault: typeof FieldFault,
  yes: Uint8Array,
  no: Uint8Array,
  raw: typeof RawJson,
  open: typeof opened,
) => FastShape;

/** Decisions that differ in rules and masks only share their code, which is compiled and optimised once. */
const factories = new LRUCache<string, Factory>({
  max: 500,
  maxSize: 4_000_000,
  sizeCalculation: (_, source) => source.length,
});

const yes = Buffer.from('true');
const no = Buffer.from('false');

/**
 * Compiles a shape to code of its own: names of fields stand in it as constants, which is what makes reading them cheap.
 * @returns null when no answer of this shape can be written without telling something beside it
 */
export function fastShape(shape: ShapeObject): FastShape | null {
  const generated = shapeSource(shape);
  if (!generated) return null;
  const { source, constants } = generated;
  let factory = factories.get(source);
  if (!factory) {
    const names = constants.map((_, index) => `k${index}`).join(',');
    const body = `'use strict';const [${names}]=k;${source}`;
    factory = compileFunction<Factory>(['k', 'none', 'disclose', 'Fault', 'yes', 'no', 'Raw', 'opened'], body);
    factories.set(source, factory);
  }
  return factory(constants.map(made), noSubject, disclose, FieldFault, yes, no, RawJson, opened);
}

function made(constant: ShapeConstant): unknown {
  switch (constant.kind) {
    case 'bytes':
      return Buffer.from(constant.text);
    case 'names':
      return constant.names;
    case 'subject': {
      const { rule } = constant;
      return (p: Projection, row: Row, parent: SubjectContext) => subjectContext(p.facts, rule, row, parent);
    }
    case 'leaf':
      return generalLeaf(constant.field, constant.nonNull);
    case 'lookedUp': {
      const { field } = constant;
      return (p: Projection, subject: SubjectContext) => lookedUpSubject(p, field) ?? subject;
    }
    case 'shown': {
      const { field } = constant;
      return (p: Projection, row: Row) => shownForm(decisionOf(p, field), row).kind !== 'none';
    }
    case 'raw':
      return rawWriter(constant.field);
    case 'kept': {
      const { field } = constant;
      return (p: Projection, rows: readonly unknown[]) => keptRows(p, field, rows);
    }
    case 'introspection': {
      const { responseKey } = constant.field;
      return (p: Projection) => JSON.stringify(p.introspection[responseKey] ?? null);
    }
  }
}
