/**
 * Whether a `content-type` says JSON in UTF-8 (GraphQL over HTTP, section 4.2; RFC 8259, section 8.1). Another charset
 * is not, because two parsers that disagree on bytes disagree on the operation.
 */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') return false;
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return charset === undefined || charset.replace(/^"(.*)"$/, '$1') === 'utf-8';
}
