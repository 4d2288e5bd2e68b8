import type { Decision } from '../share/model';

/** Whether `__schema` or `__type` is asked. */
export function introspects({ prepared }: Pick<Decision, 'prepared'>): boolean {
  return prepared.shape.fields.some(({ kind }) => kind === 'introspection');
}
