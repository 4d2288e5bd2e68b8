import type { GraphQLError } from 'graphql';

/**
 * What a syntax error says without what the caller wrote: a number that stands in the wrong place may be somebody's.
 * Punctuators stay, since they are what one has to correct.
 */
export function syntaxErrorText(error: GraphQLError): string {
  return error.message
    .replace(/^Syntax Error: /, '')
    .replace(/: (?!")(.*)$/, '')
    .replace(/"([^"]|\\")*"+/g, (quoted) => (/^"[!$&().:=@[\]{|}]+"$/.test(quoted) ? quoted : ''))
    .replace(/U\+[0-9A-F]+/g, '')
    .replace(/'"'/g, '')
    .replace(/[\s,:]+(?=[.]?$)/, '')
    .replace(/ +(?=[,.])/g, '')
    .trim();
}
