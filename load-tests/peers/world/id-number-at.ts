import { idNumberCheckDigit } from '../../../schema/scalars/id-number-check-digit';

/**
 * A valid citizen identity number (GB 11643-1999) in division 990101, which is unassigned.
 * @param index 0 to 10,079,999; different numbers for different indices
 */
export function idNumberAt(index: number): string {
  const sequence = index % 1_000;
  const day = Math.floor(index / 1_000);
  const date = `${1960 + (Math.floor(day / 336) % 30)}${two((Math.floor(day / 28) % 12) + 1)}${two((day % 28) + 1)}`;
  const first17 = `990101${date}${String(sequence).padStart(3, '0')}`;
  return first17 + idNumberCheckDigit(first17);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
