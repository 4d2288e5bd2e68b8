import type { ModelCatalogue } from '../model/catalogue';

/** Whether a coordinate is hidden where it is not known whom its row is about. */
export function isSensitive({ content }: ModelCatalogue, coordinate: string): boolean {
  const level = content.get(coordinate)?.level;
  return level === 'L3' || level === 'L4';
}
