import { stripIgnoredCharacters } from 'graphql';
import type { Persona } from '../../identity/sandbox/persona';

/** What `start` prints in the end: where to look, and something to paste. */
export function readyText(ready: {
  readonly url: string;
  readonly adminUrl: string;
  readonly explorerUrl: string | null;
  readonly seconds: number;
  readonly example: {
    readonly persona: Persona;
    readonly token: string;
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
  } | null;
  readonly personas: readonly Persona[];
}): readonly string[] {
  const lines = [`sharegraph is ready (${ready.seconds.toFixed(1)} s)`];
  if (ready.explorerUrl) lines.push(`  explorer   ${ready.explorerUrl}`);
  lines.push(`  GraphQL    ${ready.url}/graphql`, `  health     ${ready.adminUrl}/health/ready`, '');
  if (ready.example) {
    const { persona } = ready.example;
    lines.push(`Ask as ${persona.label.en} (${persona.label.zh}):`, '', ...curl(ready.url, ready.example), '');
  }
  if (ready.personas.length > 0) {
    const others = ready.personas.map(({ id }) => id).join(', ');
    lines.push('Be somebody else: npx sharegraph token PERSONA', `  personas: ${others}`, '');
  }
  lines.push('Stop with Ctrl-C.');
  return lines;
}

type Example = NonNullable<Parameters<typeof readyText>[0]['example']>;

function curl(url: string, { persona, token, query, variables }: Example): readonly string[] {
  const headers: [string, string][] = [
    ['content-type', 'application/json'],
    ['authorization', `Bearer ${token}`],
  ];
  if (persona.item) headers.push(['x-share-item', persona.item]);
  if (persona.case) headers.push(['x-share-case', persona.case]);
  const body = JSON.stringify({ query: stripIgnoredCharacters(query), variables });
  return [
    `curl -s ${url}/graphql \\`,
    ...headers.map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)} \\`),
    `  -d ${quoted(body)}`,
  ];
}

/** One word for a POSIX shell, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
