/** How far an officer's clock may be off, and how long a signature may be under way. */
export const signatureFreshMs = 10 * 60 * 1_000;
