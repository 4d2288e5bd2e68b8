/**
 * Puts something else in the place of what a module exports, for all modules that are loaded later: `tsc` compiles a use
 * of an import to a look at the exporting module. For measuring what a part of the gateway costs, in files that Node
 * loads before it (`--require`).
 * @param part the module, by `import *`
 */
export function replaceExport<Part extends object, Name extends keyof Part>(
  part: Part,
  name: Name,
  make: (original: Part[Name]) => Part[Name],
): void {
  const original = part[name];
  if (typeof original !== 'function') throw new Error(`there is no function \`${String(name)}\` to replace`);
  (part as Record<Name, Part[Name]>)[name] = make(original);
}
