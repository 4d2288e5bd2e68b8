import { applyMask } from '../../../policies/engine/masks/apply-mask';

/** License numbers are masked for the window and the tender; nothing else of the workloads is. */
const maskedFields: Readonly<Record<string, string>> = { number: 'licenseNumber' };

/** What the policies leave of an ungoverned answer: masked fields masked, everything else as it is. */
export function maskExpected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskExpected);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const mask = maskedFields[name];
      return [name, mask && typeof member === 'string' ? applyMask(mask, member) : maskExpected(member)];
    }),
  );
}
