/** One edge of the kinship register, both ends by identity number: what a verification compares. */
export class Kin {
  readonly relation!: string;
  readonly relativeIdNumber!: string | null;
}
