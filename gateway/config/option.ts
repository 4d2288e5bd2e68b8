/** One setting: where it comes from, what it may be, and its line in `docs/configuration.md`. */
export interface Option<Value = unknown> {
  /** Environment variable. */
  readonly env: string;
  /** What the variable's text says; undefined when it is not accepted. The default is not a part of it. */
  parse(text: string): Value | undefined;
  /** Text of the default as the documentation shows it; null: unset. */
  readonly default: string | null;
  /** What is accepted, for people: `0..65535`, `http(s) URL`, `on | off`. */
  readonly accepts: string;
  readonly unit: string | null;
  /** One sentence of documentation. */
  readonly doc: string;
  /** The value never stands in a message. */
  readonly secret: boolean;
}

type Settings = { readonly unit?: string; readonly secret?: boolean };

const mostCharacters = 4096;

const option = <Value>(
  env: string,
  parse: (text: string) => Value | undefined,
  accepts: string,
  fallback: string | null,
  doc: string,
  { unit, secret = false }: Settings = {},
): Option<Value> => ({ env, parse, default: fallback, accepts, unit: unit ?? null, doc, secret });

/** Makers of options, one for each kind of value. */
export const options = {
  integer(env: string, [min, max]: readonly [number, number], fallback: number, doc: string, settings?: Settings) {
    const parse = (text: string) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    };
    return option<number>(env, parse, `${min}..${max}`, String(fallback), doc, settings);
  },
  toggle(env: string, fallback: 'on' | 'off' | null, doc: string) {
    const parse = (text: string) => (text === 'on' ? true : text === 'off' ? false : undefined);
    return option<boolean>(env, parse, 'on | off', fallback, doc);
  },
  choice<const Choice extends string>(env: string, choices: readonly Choice[], fallback: Choice | null, doc: string) {
    return option<Choice>(env, (text) => choices.find((choice) => choice === text), choices.join(' | '), fallback, doc);
  },
  text(env: string, accepts: string, pattern: RegExp, fallback: string | null, doc: string, settings?: Settings) {
    const parse = (text: string) => (text.length <= mostCharacters && pattern.test(text) ? text : undefined);
    return option<string>(env, parse, accepts, fallback, doc, settings);
  },
  path(env: string, fallback: string | null, doc: string) {
    const parse = (text: string) => (text !== '' && text.length <= mostCharacters ? text : undefined);
    return option<string>(env, parse, 'path', fallback, doc);
  },
  url(env: string, protocols: readonly string[], doc: string, settings?: Settings) {
    const accepts = `URL: ${protocols.map((protocol) => `${protocol}//`).join(' ')}`;
    const parse = (text: string) =>
      URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined;
    return option<string>(env, parse, accepts, null, doc, settings);
  },
  list(env: string, accepts: string, entry: RegExp, most: number, doc: string) {
    const parse = (text: string): readonly string[] | undefined => {
      const entries = text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean);
      return entries.length <= most && entries.every((each) => entry.test(each)) ? entries : undefined;
    };
    return option<readonly string[]>(env, parse, `${accepts}, separated by commas, at most ${most}`, '', doc);
  },
};
