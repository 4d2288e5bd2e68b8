import { InvalidArgumentError } from 'commander';

/** Reads a list of known names, `a,b`, in the order in which they are known. */
export function namesOption<Name extends string>(what: string, known: readonly Name[]): (text: string) => Name[] {
  return (text) => {
    const given = text.split(',').map((name) => name.trim());
    const stranger = given.find((name) => !(known as readonly string[]).includes(name));
    if (stranger === undefined) return known.filter((name) => given.includes(name));
    throw new InvalidArgumentError(`no ${what} \`${stranger}\`; expected some of ${known.join(', ')}`);
  };
}
