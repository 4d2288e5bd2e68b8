// Every command reads settings first, and the newer half of this package takes five times as long to load.
import { z } from 'zod/v3';

/** One setting: where it comes from, what it may be, and its line in `docs/configuration.md`. */
export interface Option<Value = unknown> {
  /** Environment variable. */
  readonly env: string;
  /** Parses the variable's text. The default is not a part of it. */
  readonly parse: z.ZodType<Value, z.ZodTypeDef, string>;
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

const option = <Value>(
  env: string,
  parse: z.ZodType<Value, z.ZodTypeDef, string>,
  accepts: string,
  fallback: string | null,
  doc: string,
  { unit, secret = false }: Settings = {},
): Option<Value> => ({ env, parse, default: fallback, accepts, unit: unit ?? null, doc, secret });

/** Makers of options, one for each kind of value. */
export const options = {
  integer(env: string, [min, max]: readonly [number, number], fallback: number, doc: string, settings?: Settings) {
    const accepts = `${min}..${max}`;
    const parse = z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .pipe(z.number().min(min).max(max));
    return option<number>(env, parse, accepts, String(fallback), doc, settings);
  },
  toggle(env: string, fallback: 'on' | 'off' | null, doc: string) {
    return option<boolean>(
      env,
      z.enum(['on', 'off']).transform((text) => text === 'on'),
      'on | off',
      fallback,
      doc,
    );
  },
  choice<const Choice extends string>(env: string, choices: readonly Choice[], fallback: Choice | null, doc: string) {
    return option<Choice>(
      env,
      z.enum(choices as unknown as [Choice, ...Choice[]]) as never,
      choices.join(' | '),
      fallback,
      doc,
    );
  },
  text(env: string, accepts: string, pattern: RegExp, fallback: string | null, doc: string, settings?: Settings) {
    return option<string>(env, z.string().max(4096).regex(pattern), accepts, fallback, doc, settings);
  },
  path(env: string, fallback: string | null, doc: string) {
    return option<string>(env, z.string().min(1).max(4096), 'path', fallback, doc);
  },
  url(env: string, protocols: readonly string[], doc: string, settings?: Settings) {
    const accepts = `URL: ${protocols.map((protocol) => `${protocol}//`).join(' ')}`;
    const parse = z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
    return option<string>(env, parse, accepts, null, doc, settings);
  },
  list(env: string, accepts: string, entry: RegExp, most: number, doc: string) {
    const parse = z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().regex(entry)).max(most));
    return option<readonly string[]>(env, parse, `${accepts}, separated by commas, at most ${most}`, '', doc);
  },
};
