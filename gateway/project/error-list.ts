import type { Refusal } from '../../policies/engine/model';
import type { PathRefusal } from '../../policies/engine/operation/model';
import { catalogue } from '../errors/catalogue';
import type { FieldFault } from '../execute/model';
import type { ClientError } from './model';
import { pathKeys, type ResponsePath, refusalPath } from './response-path';

/** Errors beyond this many are left out: an answer cannot be made to grow by a department that fails row by row. */
const MAX_ERRORS = 1_000;

/** Gathers `errors` of one answer: refusals once for each coordinate and path, faults where they happened. */
export class ErrorList {
  readonly entries: ClientError[] = [];
  private readonly seen = new Set<string>();

  constructor(refusals: readonly PathRefusal[]) {
    for (const { refusal, errorPath, path } of refusals) this.add(refusal, errorPath, path);
  }

  /** A refusal that only a row could settle; said once, without the row's place. */
  refusal(refusal: Refusal, path: ResponsePath): void {
    const { errorPath, display } = refusalPath(path);
    this.add(refusal, errorPath, display);
  }

  fault(fault: FieldFault, path: ResponsePath): void {
    this.push({ message: fault.message, path: pathKeys(path), extensions: { code: fault.code } });
  }

  /** GraphQL, section 6.4.4: said once, and not where an error below has already said why. */
  nullInNonNull(coordinate: string, path: ResponsePath): void {
    const keys = pathKeys(path);
    const explained = this.entries.some(({ path: other }) => keys.every((key, index) => other[index] === key));
    if (explained) return;
    const { message } = catalogue.NULL_IN_NON_NULL;
    this.push({ message: `${message}: \`${coordinate}\``, path: keys, extensions: { code: 'NULL_IN_NON_NULL' } });
  }

  private add(refusal: Refusal, path: readonly string[], display: string): void {
    const identity = `${refusal.coordinate} ${display} ${refusal.reason}`;
    if (this.seen.has(identity)) return;
    this.seen.add(identity);
    const { coordinate, class: shareClass, form, reason, owner, rule, apply } = refusal;
    this.push({
      message: `\`${coordinate}\`: ${catalogue.UNAUTHORIZED_FIELD_OR_TYPE.message}`,
      path,
      extensions: {
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        share: { path: display, coordinate, class: shareClass, form: form.kind, reason, owner, rule, apply },
      },
    });
  }

  private push(error: ClientError): void {
    if (this.entries.length < MAX_ERRORS) this.entries.push(error);
  }
}
