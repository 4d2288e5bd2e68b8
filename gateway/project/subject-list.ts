import type { DisclosedSubject } from './model';

/** Whom an answer is about, each once, in the order in which they were first seen. */
export class SubjectList {
  readonly list: DisclosedSubject[] = [];
  readonly #known = { person: new Set<string>(), organisation: new Set<string>() };

  add(kind: DisclosedSubject['kind'], id: string): void {
    const known = this.#known[kind];
    const before = known.size;
    if (known.add(id).size > before) this.list.push({ kind, id });
  }
}
