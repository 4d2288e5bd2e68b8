import type { DisclosedSubject } from './model';

/** Whom an answer is about, each once, in the order in which they were first seen. */
export class SubjectList {
  readonly list: DisclosedSubject[] = [];
  readonly #persons = new Set<string>();
  readonly #organisations = new Set<string>();

  add(kind: DisclosedSubject['kind'], id: string): void {
    const known = kind === 'person' ? this.#persons : this.#organisations;
    const before = known.size;
    if (known.add(id).size > before) this.list.push({ kind, id });
  }
}
