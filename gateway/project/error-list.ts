import type { Refusal } from '../../policies/engine/model';
import type { PathRefusal } from '../../policies/engine/operation/model';
import { catalogue } from '../errors/catalogue';
import { refusalFacts } from '../errors/refusal-facts';
import type { FieldFault } from '../execute/model';
import type { ClientError } from './model';
import { pathKeys, type ResponsePath, refusalPath } from './response-path';

/** Errors beyond this many are left out: an answer cannot be made to grow by a department that fails row by row. */
const MAX_ERRORS = 1_000;

interface KnownRefusals {
  readonly texts: readonly string[];
  readonly identities: ReadonlySet<string>;
}

/** Refusals that stand before any data is known are written once for all answers of a prepared decision. */
const known = new WeakMap<readonly PathRefusal[], KnownRefusals>();

/** Gathers `errors` of one answer: refusals once for each coordinate and path, faults where they happened. */
export class ErrorList {
  private readonly refused: KnownRefusals;
  private readonly paths: (readonly (string | number)[])[] = [];
  private readonly texts: string[] = [];
  private readonly identities = new Set<string>();

  constructor(private readonly refusals: readonly PathRefusal[]) {
    this.refused = known.get(refusals) ?? write(refusals);
  }

  /** JSON texts. */
  get entries(): readonly string[] {
    return this.texts.length === 0 ? this.refused.texts : [...this.refused.texts, ...this.texts];
  }

  /** A refusal that only a row could settle; said once, without the row's place. */
  refusal(refusal: Refusal, path: ResponsePath): void {
    const { errorPath, display } = refusalPath(path);
    const identity = identityOf(refusal, display);
    if (this.refused.identities.has(identity) || this.identities.has(identity)) return;
    this.identities.add(identity);
    this.push(errorOf(refusal, errorPath, display));
  }

  /** @param owner whom to ask, where anybody is known to own what is missing */
  fault({ message, code }: FieldFault, path: ResponsePath, owner: string | undefined): void {
    this.push({ message, path: pathKeys(path), extensions: { code, owner } });
  }

  /** GraphQL, section 6.4.4: said once, and not where an error below has already said why. */
  nullInNonNull(coordinate: string, path: ResponsePath, owner: string | undefined): void {
    const keys = pathKeys(path);
    const explains = (other: readonly (string | number)[]) => keys.every((key, index) => other[index] === key);
    if (this.paths.some(explains) || this.refusals.some(({ errorPath }) => explains(errorPath))) return;
    const { message } = catalogue.NULL_IN_NON_NULL;
    this.push({
      message: `${message}: \`${coordinate}\``,
      path: keys,
      extensions: { code: 'NULL_IN_NON_NULL', owner },
    });
  }

  private push(error: ClientError): void {
    if (this.texts.length >= MAX_ERRORS) return;
    this.paths.push(error.path);
    this.texts.push(JSON.stringify(error));
  }
}

function write(refusals: readonly PathRefusal[]): KnownRefusals {
  const texts = refusals.map(({ refusal, errorPath, path }) => JSON.stringify(errorOf(refusal, errorPath, path)));
  const identities = new Set(refusals.map(({ refusal, path }) => identityOf(refusal, path)));
  known.set(refusals, { texts, identities });
  return { texts, identities };
}

function identityOf({ coordinate, reason }: Refusal, display: string): string {
  return `${coordinate} ${display} ${reason}`;
}

const someRows = 'only some rows of this field are shared with this consumer for this item';

function errorOf(refusal: Refusal, path: readonly string[], display: string): ClientError {
  const { coordinate, reason } = refusal;
  // Said beside the rows that are shared.
  const what = reason === 'row_rule' ? someRows : catalogue.UNAUTHORIZED_FIELD_OR_TYPE.message;
  return {
    message: `\`${coordinate}\`: ${what}`,
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', share: refusalFacts(refusal, display) },
  };
}
