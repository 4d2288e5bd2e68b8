/**
 * Sends JSON to the gateway.
 * @returns `{ status, body }`, the body parsed; where no JSON came it is undefined, and where nothing came the status
 *   is null too
 */
export async function postJson(url, headers, value) {
  let status = null;
  try {
    const sent = { ...headers, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify(value) });
    status = response.status;
    return { status, body: await response.json() };
  } catch {
    // `fetch` says in the browser's words that nothing answers, and a proxy that does so answers in HTML.
    return { status, body: undefined };
  }
}
