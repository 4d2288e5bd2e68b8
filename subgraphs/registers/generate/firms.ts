import { mintUscc } from './mint-uscc';
import { Random } from './random';
import type { World } from './world';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codes = 30 * 31 ** 5;

export type FirmKind = 'company' | 'branch' | 'selfEmployed' | 'institution' | 'association';

/** What other records need to know of a firm to point to it; cheap for any index. */
export interface Firm {
  readonly index: number;
  readonly kind: FirmKind;
  readonly uscc: string;
  readonly county: string;
}

const registration: Readonly<Record<FirmKind, string>> = {
  company: '91',
  branch: '91',
  selfEmployed: '92',
  institution: '12',
  association: '51',
};

/** The firm of the crowd with this index, 0 to `world.firms` - 1. */
export function firm(world: World, index: number): Firm {
  const kind = firmKind(index);
  const county = new Random(world.seed, 'county', index).pick(world.counties);
  return { index, kind, county, uscc: mintUscc(registration[kind], county, `MA${organisationCode(world, index)}`) };
}

function firmKind(index: number): FirmKind {
  if (index % 97 === 0) return 'institution';
  if (index % 101 === 0) return 'association';
  if (index % 5 === 4) return 'selfEmployed';
  return index % 13 === 6 && index % 5 !== 0 ? 'branch' : 'company';
}

/** Six characters, unique by index (a permutation), the first never 0: `MA0…` is kept for the cast. */
function organisationCode(world: World, index: number): string {
  let rest = Number((BigInt(index) * 15_485_863n + BigInt(world.seed) * 7919n) % BigInt(codes));
  let text = alphabet[1 + (rest % 30)]!;
  rest = Math.floor(rest / 30);
  for (let i = 0; i < 5; i += 1) {
    text += alphabet[rest % 31];
    rest = Math.floor(rest / 31);
  }
  return text;
}
