import type { GraphQLError } from 'graphql';

/** A token that has a value, and all behind it: strings may hold quotes, so nobody can tell where they end. */
const valued = /\b(Name|Int|Float|String|BlockString|Comment) ".*$/s;

/**
 * What a syntax error says without what the caller wrote: a number that stands in the wrong place may be somebody's.
 * Punctuators stay, since they are what one has to correct.
 */
export function syntaxErrorText(error: GraphQLError): string {
  return (
    error.message
      .replace(/^Syntax Error: /, '')
      // First, since what comes next takes the square of what the caller wrote.
      .replace(valued, '$1.')
      .replace(/: (?!")(.*)$/, '')
      .replace(/"([^"]|\\")*"+/g, (quoted) => (/^"[!$&().:=@[\]{|}]+"$/.test(quoted) ? quoted : ''))
      .replace(/U\+[0-9A-F]+/g, '')
      .replace(/'"'/g, '')
      .replace(/[\s,:]+(?=[.]?$)/, '')
      .replace(/ +(?=[,.])/g, '')
      .trim()
  );
}
