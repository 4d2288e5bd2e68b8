import type { CallResult } from '../call-department';
import type { DepartmentError } from '../department-errors';
import { FieldFault } from '../model';
import { ownMember } from '../own-member';
import { concernsAll } from './concerns-all';

/** What a department said of look-ups that were asked for in one text, numbered as `LookUpFetch` numbers them. */
export class LookUpAnswer {
  /**
   * @param names of the root fields of one look-up
   * @param size how many the text holds, places that were left over included
   */
  constructor(
    private readonly result: CallResult,
    private readonly names: readonly string[],
    private readonly size: number,
  ) {}

  /** One look-up's part, as if it had been asked for alone. */
  part(index: number): CallResult {
    const { result, names } = this;
    if (result instanceof FieldFault) return result;
    const data: Record<string, unknown> = {};
    const own = new Map(names.map((name) => [nameAt(index, name), name]));
    for (const [alias, name] of own) {
      const value = ownMember(result.data, alias);
      if (value !== undefined) Object.defineProperty(data, name, { value, enumerable: true });
    }
    const errors = result.errors.flatMap(({ path, fault }): DepartmentError[] => {
      const [alias, ...rest] = path ?? [];
      const name = own.get(String(alias));
      return name === undefined ? [] : [{ path: [name, ...rest], fault }];
    });
    return { data, errors };
  }

  /**
   * Whether one of the look-ups may have spoiled the others, so that each has to be asked for by itself.
   * @param count how many there are
   */
  spoiled(count: number): boolean {
    const names = Array.from({ length: this.size }, (_, index) => this.names.map((name) => nameAt(index, name)));
    return concernsAll(this.result, new Set(names.flat())) || this.#failedAlike(count);
  }

  /** Each of several has an error of its own: a department that looks all up in one statement fails all for one. */
  #failedAlike(count: number): boolean {
    const { result } = this;
    if (result instanceof FieldFault || count < 2) return false;
    const failed = new Set(result.errors.map(({ path }) => /^_l(\d+)_/.exec(String(path?.[0]))?.[1]));
    return Array.from({ length: count }, (_, index) => String(index)).every((index) => failed.has(index));
  }
}

function nameAt(index: number, name: string): string {
  return `_l${index}_${name}`;
}
