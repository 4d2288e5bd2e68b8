import { type DocumentNode, TokenKind } from 'graphql';

export interface TokenSize {
  readonly count: number;
  /** Characters of the longest name: of a field, an alias, a variable, whatever. */
  readonly longestName: number;
}

/** Measures the lexical tokens of a parsed text. */
export function measureTokens({ loc }: DocumentNode): TokenSize {
  let count = 0;
  let longestName = 0;
  for (let token = loc?.startToken ?? null; token; token = token.next) {
    count += 1;
    if (token.kind === TokenKind.NAME) longestName = Math.max(longestName, token.end - token.start);
  }
  return { count, longestName };
}
