import { UsccScalar } from '../../schema/scalars/uscc';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from '../kit/type-graphql';
import { Address } from './address';
import { Division } from './division';
import type { GeographyLoaders } from './loaders';

type GeographyContext = Context<GeographyLoaders>;

@Resolver(() => Address)
export class AddressResolver {
  /** Both arguments together have to name the same address; none names none. */
  @Query(() => Address, {
    description: '按标识或完整文本查询地址 / Look an address up by identifier or by its whole text',
  })
  async address(
    @Arg('addressId', () => ID, { description: labels.addressId }) addressId: string | null | undefined,
    @Arg('text', () => String, { description: '地址完整文本 / Whole text of the address' }) text:
      | string
      | null
      | undefined,
    @Ctx() { loaders }: GeographyContext,
  ): Promise<Address | null> {
    if (addressId == null) return text == null ? null : ((await loaders.addressesByText.load(text))[0] ?? null);
    const address = await loaders.address.load(addressId);
    return text == null || address?.text === text ? address : null;
  }

  @FieldResolver(() => Division, { description: '所在区划 / Division in which it lies' })
  division(@Root() address: Address, @Ctx() { loaders }: GeographyContext): Promise<Division | null> | null {
    return address.division === null ? null : loaders.division.load(address.division);
  }

  @FieldResolver(() => Boolean, { description: '是否在学校划片范围内 / Whether it lies in the catchment of a school' })
  async withinSchoolDistrict(
    @Root() address: Address,
    @Arg('schoolUscc', () => UsccScalar, {
      nullable: false,
      description: '学校统一社会信用代码 / Unified social credit code of the school',
    })
    schoolUscc: string,
    @Ctx() { loaders }: GeographyContext,
  ): Promise<boolean | null> {
    const catchment = await loaders.divisionsOfSchool.load(schoolUscc);
    return address.division === null ? null : catchment.some(({ division }) => address.division!.startsWith(division));
  }
}
