/** The issuer's keys could not be fetched: nobody can be told apart from anybody, so everybody has to wait. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
