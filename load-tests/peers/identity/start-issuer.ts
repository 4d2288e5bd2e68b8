import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface RunningIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  /** An access token of one organisation, valid for two hours. */
  token(organisation: string): Promise<string>;
  close(): Promise<void>;
}

/** Issues the identities' tokens and publishes its key, as a real issuer does. */
export async function startIssuer(): Promise<RunningIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const kid = 'bench';
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] });
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = 'urn:sharegraph:bench';
  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    token: (organisation) =>
      new SignJWT({ client_id: `${organisation}-app`, org: organisation, roles: [] })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(issuer)
        .setAudience('sharegraph')
        .setSubject(`op-${organisation}`)
        .setIssuedAt()
        .setExpirationTime('2h')
        .sign(privateKey),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
