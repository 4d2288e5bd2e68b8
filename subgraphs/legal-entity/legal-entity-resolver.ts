import { DateScalar } from '../../schema/scalars/date';
import { asInstance } from '../kit/as-instance';
import { cappedFirst } from '../kit/capped-first';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { AbnormalOperation } from './abnormal-operation';
import { Address } from './address';
import { Division } from './division';
import { EntityChange } from './entity-change';
import { LegalEntity } from './legal-entity';
import type { LegalEntityLoaders } from './loaders';
import { Officer } from './officer';
import { Person } from './person';
import { Shareholder } from './shareholder';

type LegalEntityContext = Context<LegalEntityLoaders>;

const BRANCHES = 20;

@Resolver(() => LegalEntity)
export class LegalEntityResolver {
  @FieldResolver(() => Address, { description: '住所 / Registered address' })
  registeredAddress(@Root() { registeredAddress: addressId }: LegalEntity): Address | null {
    return addressId === null ? null : asInstance(Address, { addressId });
  }

  @FieldResolver(() => Division, { description: '登记机关所在区划 / Division of the registration authority' })
  division(@Root() { division: code }: LegalEntity): Division | null {
    return code === null ? null : asInstance(Division, { code });
  }

  @FieldResolver(() => LegalEntity, { description: '登记机关 / Registration authority' })
  registrationAuthority(
    @Root() { registrationAuthorityUscc }: LegalEntity,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<LegalEntity | null> | null {
    return registrationAuthorityUscc === null ? null : loaders.entity.load(registrationAuthorityUscc);
  }

  @FieldResolver(() => Person, { description: '法定代表人 / Legal representative' })
  legalRepresentative(@Root() { legalRepresentativePid: pid }: LegalEntity): Person | null {
    return pid === null ? null : asInstance(Person, { pid });
  }

  @FieldResolver(() => [Officer], { description: '高级管理人员 / Officers' })
  officers(@Root() { uscc }: LegalEntity, @Ctx() { loaders }: LegalEntityContext): Promise<Officer[]> {
    return loaders.officers.load(uscc);
  }

  @FieldResolver(() => [Shareholder], { description: '股东及出资 / Shareholders' })
  shareholders(@Root() { uscc }: LegalEntity, @Ctx() { loaders }: LegalEntityContext): Promise<Shareholder[]> {
    return loaders.shareholders.load(uscc);
  }

  @FieldResolver(() => [Person], { description: '受益所有人 / Beneficial owners' })
  beneficialOwners(@Root() { uscc }: LegalEntity, @Ctx() { loaders }: LegalEntityContext): Promise<Person[]> {
    return loaders.beneficialOwners.load(uscc);
  }

  @FieldResolver(() => [AbnormalOperation], { description: '经营异常名录 / List of abnormal operations' })
  abnormalOperations(
    @Root() { uscc }: LegalEntity,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<AbnormalOperation[]> {
    return loaders.abnormalOperations.load(uscc);
  }

  @FieldResolver(() => [EntityChange], { description: '变更记录 / Changes' })
  changes(
    @Root() { uscc }: LegalEntity,
    @Arg('since', () => DateScalar, { description: '起始日期（含） / From this date on' }) since:
      | string
      | null
      | undefined,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<EntityChange[]> {
    return loaders.changes({ since: since ?? null }).load(uscc);
  }

  @FieldResolver(() => [LegalEntity], { description: '分支机构 / Branches' })
  branches(
    @Root() { uscc }: LegalEntity,
    @Arg('first', () => Int, { defaultValue: BRANCHES, description: labels.first }) first: number | null,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<LegalEntity[]> {
    return loaders.branches({ first: cappedFirst(first, BRANCHES) }).load(uscc);
  }

  @FieldResolver(() => LegalEntity, { description: '隶属主体 / Entity to which a branch belongs' })
  parent(
    @Root() { parentUscc }: LegalEntity,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<LegalEntity | null> | null {
    return parentUscc === null ? null : loaders.entity.load(parentUscc);
  }
}
