/** What a bundle may hold. Beyond it nothing is parsed. */
export const bounds = {
  /** Characters of a manifest: an overlay of some 100,000 ids. */
  manifestCharacters: 8 * 1024 * 1024,
  /** Characters of the list of parts: some 250,000 of them. */
  partsCharacters: 48 * 1024 * 1024,
  /** Characters of one part. */
  textCharacters: 16 * 1024 * 1024,
} as const;
