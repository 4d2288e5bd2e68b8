import type { Seal } from './seal';

/**
 * What an entity is called where its key must not stand.
 * @param keyText `entityKey`
 */
export function entityName(seal: Pick<Seal, 'name'>, typeName: string, keyText: string): string {
  return seal.name(`${typeName.length}:${typeName}${keyText}`);
}
