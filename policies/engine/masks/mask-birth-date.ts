/** The year of a full date: `1986`. What is no date shows nothing. */
export function maskBirthDate(value: string): string {
  return /^(\d{4})-\d{2}-\d{2}(?:T.*)?$/.exec(value)?.[1] ?? '****';
}
