/**
 * For HEALTHCHECK: ends with 0 when every address in the arguments answers 2xx within two seconds, otherwise with 1
 * and one line. The image has no curl, and needs none for this.
 */
const timeoutMs = 2000;

async function check(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`expected 2xx, got \`${response.status}\``);
}

const urls = process.argv.slice(2);
Promise.all(urls.map((url) => check(url).catch((error) => Promise.reject(new Error(`${url}: ${error.message}`))))).then(
  () => process.exit(urls.length > 0 ? 0 : 1),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
