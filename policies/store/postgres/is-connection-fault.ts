/** Classes 08 (connection exception) and 57P (operator intervention) of SQLSTATE, and what a socket says. */
const codes = /^(08...|57P..|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE)$/;
/** Errors of the driver's own, which have no code. */
const texts = /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout/;

/** Whether an error says that the database cannot be reached, or went away: it may be tried again. */
export function isConnectionFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, errors, message } = error as { code?: unknown; errors?: unknown; message?: unknown };
  if (typeof code === 'string') return codes.test(code);
  // All addresses of a name were tried.
  if (Array.isArray(errors)) return errors.some(isConnectionFault);
  return texts.test(String(message));
}
