/**
 * Control characters but tabs and line breaks, halves of surrogate pairs, and what is invisible or turns the direction of
 * writing: an agreement that reads differently from what it says is approved by mistake (Unicode Technical Standard 55).
 */
export const hiddenCharacter =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
