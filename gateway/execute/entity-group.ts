import type { EntityEntry } from '../plan/model';
import type { TreeObject } from './tree-object';

/** One representation and every object of the tree that waits for it. */
export interface EntityGroup {
  /** JSON text of the representation, as it is sent; equal texts are equal representations. */
  readonly text: string;
  readonly entry: EntityEntry;
  /** `__typename` as it is sent. */
  readonly typeName: string;
  /** Canonical text of the key, by which the answer is matched. */
  readonly key: string;
  /** Of a key of one scalar field its value, so that an answer in order is matched without making texts; else null. */
  readonly scalar: string | null;
  readonly targets: TreeObject[];
}
