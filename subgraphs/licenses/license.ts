import { DateScalar } from '../../schema/scalars/date';
import { LicenseIdScalar } from '../../schema/scalars/license-id';
import { asInstance } from '../kit/as-instance';
import { Arg, Directive, Field, ObjectType } from '../kit/type-graphql';
import { LegalEntity } from './legal-entity';
import { LicenseStatus } from './license-status';
import { organisationOf } from './organisation-of';
import { Party } from './party';
import { Person } from './person';

@Directive('@key(fields: "licenseId")')
@ObjectType({ description: '电子证照 / Electronic license (GB/T 36901 to 36906)', simpleResolvers: true })
export class License {
  readonly holderPid!: string | null;
  readonly holderUscc!: string | null;
  /** The holder's identity number or USCC. Not a field: `verifyLicense` compares it and says nothing of it. */
  readonly holderCode!: string | null;
  readonly issuerUscc!: string | null;
  readonly attributes!: Readonly<Record<string, unknown>> | null;

  @Field(() => LicenseIdScalar, { description: '电子证照标识 / Electronic license identifier (GB/T 36904)' })
  readonly licenseId!: string;

  @Field(() => String, { description: '证照类型代码 / Type code: defining organ and 3 digits' })
  readonly typeCode!: string | null;

  @Field(() => String, { description: '证照类型名称 / Type name' })
  readonly typeName!: string | null;

  @Field(() => String, { description: '证照编号 / Number printed on the license' })
  readonly number!: string | null;

  @Field(() => Party, { description: '持证主体 / Holder' })
  get holder(): Person | LegalEntity | null {
    return this.holderPid == null ? organisationOf(this.holderUscc) : asInstance(Person, { pid: this.holderPid });
  }

  @Field(() => LegalEntity, { description: '颁发机构 / Issuer' })
  get issuer(): LegalEntity | null {
    return organisationOf(this.issuerUscc);
  }

  @Field(() => DateScalar, { description: '颁发日期 / Date of issue' })
  readonly issuedOn!: string | null;

  @Field(() => DateScalar, { description: '有效期起始 / Valid from' })
  readonly validFrom!: string | null;

  @Field(() => DateScalar, {
    description: '有效期截止，9999-09-09 表示长期 / Valid to; 9999-09-09 means without term',
  })
  readonly validTo!: string | null;

  @Field(() => LicenseStatus, { description: '证照状态 / Status as the issuer keeps it' })
  readonly status!: LicenseStatus | null;

  @Field(() => String, {
    description: '照面扩展信息，按名称取值 / One attribute on the face of the license, by its name',
  })
  attribute(
    @Arg('name', () => String, { nullable: false, description: '照面信息名称 / Name of the attribute' }) name: string,
  ): string | null {
    const { attributes } = this;
    // Own members only: `constructor` is a name, too.
    const value = attributes !== null && Object.hasOwn(attributes, name) ? attributes[name] : null;
    return value == null || typeof value === 'object' ? null : String(value);
  }

  @Field(() => String, { description: '证照文件摘要 / Digest of the license file' })
  readonly fileDigest!: string | null;
}
