const chinese = /[\u3400-\u9fff]/g;

/**
 * One language of a text that says the same twice, with ` / ` between: names stand in Chinese first, sentences in
 * English first. A text that doesn't stays as it is.
 * @param language `zh` or `en`
 */
export function inLanguage(text, language) {
  const parts = String(text ?? '').split(' / ');
  if (parts.length !== 2) return text;
  // Either half may name something in the other language, so the one with the greater share of Chinese is Chinese.
  const share = (part) => (part.match(chinese)?.length ?? 0) / part.length;
  const [more, less] = share(parts[0]) >= share(parts[1]) ? parts : [parts[1], parts[0]];
  return language === 'zh' ? more : less;
}
