/** First character and domain: `z***@example.cn`. A local part of one character is hidden whole. */
export function maskEmail(value: string): string {
  const parts = /^([^@]+)@([^@]+)$/.exec(value.trim());
  if (!parts) return '***';
  const [, local, domain] = parts as unknown as [string, string, string];
  const [first, ...rest] = local;
  return `${rest.length > 0 ? first : ''}***@${domain}`;
}
