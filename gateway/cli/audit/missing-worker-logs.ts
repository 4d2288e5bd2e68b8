/** `WORKERS` is 64 at most: higher numbers count something else. */
const workerLog = /^(.*)\.([1-9]|[1-5]\d|6[0-4])(\.[^./\\]+)?$/;

/**
 * Logs of workers that are not among the given ones although one of a higher number is: workers are numbered from 1. One
 * that is missing after the last leaves no gap, and nobody can tell.
 */
export function missingWorkerLogs(files: readonly string[]): readonly string[] {
  const there = new Set(files);
  const highest = new Map<string, { readonly stem: string; readonly ext: string; readonly number: number }>();
  for (const file of files) {
    const [, stem = '', digits, ext = ''] = workerLog.exec(file) ?? [];
    if (digits === undefined) continue;
    const number = Math.max(Number(digits), highest.get(`${stem}\0${ext}`)?.number ?? 0);
    highest.set(`${stem}\0${ext}`, { stem, ext, number });
  }
  return [...highest.values()].flatMap(({ stem, ext, number }) =>
    Array.from({ length: number }, (_, index) => `${stem}.${index + 1}${ext}`).filter((file) => !there.has(file)),
  );
}
