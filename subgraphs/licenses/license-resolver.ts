import { LicenseIdScalar } from '../../schema/scalars/license-id';
import type { Context } from '../kit/context';
import { Arg, Ctx, Query, Resolver } from '../kit/type-graphql';
import { License } from './license';
import { LicenseVerdict } from './license-verdict';
import type { LicenseLoaders } from './loaders';
import { Verdict } from './verdict';

const ID = { nullable: false, description: '电子证照标识 / Electronic license identifier (GB/T 36904)' };

@Resolver()
export class LicenseResolver {
  @Query(() => License, { description: '按标识查询电子证照 / Look up an electronic license by its identifier' })
  license(
    @Arg('licenseId', () => LicenseIdScalar, ID) licenseId: string,
    @Ctx() { loaders }: Context<LicenseLoaders>,
  ): Promise<License | null> {
    return loaders.license.load(licenseId);
  }

  /**
   * Two factors: who knows the identifier only, or the holder only, learns nothing. An unknown license and a wrong
   * holder give the same answer, or the check would tell which identifiers exist.
   */
  @Query(() => LicenseVerdict, {
    description: '电子证照双要素核验 / Verify that a license belongs to a holder, by two factors',
  })
  async verifyLicense(
    @Arg('licenseId', () => LicenseIdScalar, ID) licenseId: string,
    @Arg('holderCode', () => String, {
      nullable: false,
      description:
        '持证主体代码：公民身份号码或统一社会信用代码 / Holder: citizen identity number or unified social credit code',
    })
    holderCode: string,
    @Ctx() { loaders }: Context<LicenseLoaders>,
  ): Promise<LicenseVerdict> {
    const license = await loaders.license.load(licenseId);
    // Both codes are written in capitals; the x of an identity number often is not.
    if (license?.holderCode == null || license.holderCode.toUpperCase() !== holderCode.toUpperCase()) {
      return { verdict: Verdict.NO_MATCH, status: null, validTo: null };
    }
    return { verdict: Verdict.MATCH, status: license.status, validTo: license.validTo };
  }
}
