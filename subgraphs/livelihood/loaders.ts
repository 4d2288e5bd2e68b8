import type DataLoader from 'dataloader';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { HealthPass } from './health-pass';
import { SocialInsurance } from './social-insurance';

export interface LivelihoodLoaders {
  /** Several where the register holds duplicates, the latest first. */
  readonly healthPasses: DataLoader<string, HealthPass[]>;
  readonly socialInsurance: DataLoader<string, SocialInsurance | null>;
}

export function livelihoodLoaders(database: Database): LivelihoodLoaders {
  return {
    healthPasses: manyByKey(
      database,
      HealthPass,
      `SELECT id_number AS key, pid, colour, valid_until, updated_at, reason_code
       FROM livelihood.health_pass WHERE id_number = ANY($1) ORDER BY id_number, updated_at DESC, pid`,
    ),
    socialInsurance: oneByKey(
      database,
      SocialInsurance,
      'SELECT pid AS key, * FROM livelihood.social_insurance WHERE pid = ANY($1)',
    ),
  };
}
