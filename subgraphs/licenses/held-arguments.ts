import { cappedFirst } from '../kit/capped-first';
import { labels } from '../kit/labels';
import { ArgsType, Field, Int } from '../kit/type-graphql';
import { LicenseStatus } from './license-status';
import type { LicenseFilter } from './loaders';

const FIRST = 50;

/** Arguments of `licenses` on a person and on an organisation. */
@ArgsType()
export class HeldArguments {
  @Field(() => String, { description: '证照类型代码 / Type code of the licenses wanted' })
  readonly typeCode?: string | null;

  @Field(() => LicenseStatus, { description: '证照状态 / Status of the licenses wanted' })
  readonly status?: LicenseStatus | null;

  @Field(() => Int, { defaultValue: FIRST, description: labels.first })
  readonly first?: number | null;

  /** Throws `DepartmentError` for a negative `first`. */
  filter(): LicenseFilter {
    return {
      typeCode: this.typeCode ?? null,
      status: this.status ?? null,
      first: cappedFirst(this.first, FIRST),
    };
  }
}
