/** One fact of an agreement as a line for people; none where there is nothing to tell. */
export function factLine(name: string, value: string | number | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : [`  ${name.padEnd(12)} ${value}`];
}
