import { canonical } from '../../schema/lib/canonical';
import { bounds } from './bounds';
import { BundleFault } from './bundle-fault';
import type { Manifest } from './model';

const hexDigest = /^[0-9a-f]{64}$/;
const overlayKeys = ['revoked', 'suspendedAgreements', 'suspendedClients', 'suspendedOrganisations'];
/** One pattern for each key that a manifest has, tried on its value; a manifest has these keys and no other. */
const shape: Readonly<Record<keyof Manifest, (value: unknown) => boolean>> = {
  format: (value) => value === 1,
  number: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  previous: (value) => value === null || isDigest(value),
  issuedAtMs: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  issuer: (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
  base: isDigest,
  overlay: isOverlay,
};

/**
 * Reads a manifest strictly: every key, no other key, and no other spelling than the canonical one, so that two
 * readers cannot understand it differently. Says nothing about who wrote it.
 * Throws `BundleFault`: `too_large`, `truncated`, `unknown_format`, `malformed`.
 */
export function parseManifest(text: string): Manifest {
  if (text.length > bounds.manifestCharacters)
    throw new BundleFault(
      'too_large',
      `the manifest has ${text.length} characters: expected at most ${bounds.manifestCharacters}`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BundleFault('truncated', `the manifest is not whole JSON (${text.length} characters)`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BundleFault('malformed', 'the manifest is no JSON object');
  const manifest = value as Record<string, unknown>;
  if (manifest['format'] !== 1)
    throw new BundleFault(
      'unknown_format',
      `the manifest has format \`${shown(manifest['format'])}\`: expected \`1\`; update this program`,
    );
  for (const [key, holds] of Object.entries(shape))
    if (!holds(manifest[key]))
      throw new BundleFault('malformed', `the manifest's \`${key}\` is \`${shown(manifest[key])}\``);
  for (const key of Object.keys(manifest))
    if (!(key in shape)) throw new BundleFault('malformed', `the manifest has the unknown key \`${key.slice(0, 40)}\``);
  if (canonical(manifest) !== text) throw new BundleFault('malformed', 'the manifest is not in its canonical form');
  return manifest as unknown as Manifest;
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && hexDigest.test(value);
}

function isOverlay(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const lists = value as Record<string, unknown>;
  return Object.keys(lists).length === overlayKeys.length && overlayKeys.every((key) => isSortedList(lists[key]));
}

/** Ascending, and so without duplicates. */
function isSortedList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((id, index) => typeof id === 'string' && id !== '' && (index === 0 || value[index - 1] < id))
  );
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80);
}
