const idNumber = /^[1-9]\d{16}[\dXx]$/;
const most = 20;

/** Every text of the shape of an ID number (GB 11643) in a JSON value, once each, at most 20. */
export function idNumbersIn(value: unknown): string[] {
  const found = new Set<string>();
  const visit = (each: unknown): void => {
    if (typeof each === 'string' && idNumber.test(each)) found.add(each.toUpperCase());
    else if (typeof each === 'object' && each !== null) Object.values(each).forEach(visit);
  };
  visit(value);
  return [...found].slice(0, most);
}
