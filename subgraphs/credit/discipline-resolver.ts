import type { Context } from '../kit/context';
import { DepartmentError } from '../kit/department-error';
import { Arg, Ctx, Query, Resolver } from '../kit/type-graphql';
import { DisciplineVerdict } from './discipline-verdict';
import type { CreditLoaders } from './loaders';
import { SubjectInput } from './subject-input';

@Resolver()
export class DisciplineResolver {
  /**
   * Only measures of the national basic list of discipline measures (全国失信惩戒措施基础清单) may be applied, so a check
   * for any other is refused instead of answered `false`, which would read as "allowed".
   */
  @Query(() => DisciplineVerdict, {
    description: '失信惩戒措施核查 / Whether a discipline measure is in force on a subject today',
  })
  async disciplineCheck(
    @Arg('subject', () => SubjectInput, { nullable: false, description: '核查对象 / Subject of the check' })
    { uscc, idNumber }: SubjectInput,
    @Arg('measure', () => String, {
      nullable: false,
      description: '惩戒措施代码，须在全国基础清单内 / Code of a measure in the national basic list',
    })
    measure: string,
    @Ctx() { loaders, clock }: Context<CreditLoaders>,
  ): Promise<DisciplineVerdict> {
    if ((uscc == null) === (idNumber == null)) {
      throw new DepartmentError('BAD_USER_INPUT', 'expected `subject` to have exactly one of `uscc` and `idNumber`');
    }
    const question = { uscc: uscc ?? null, idNumber: idNumber ?? null, measure };
    const { listed, restricted, legalBasis } = await loaders.measure(clock).load(question);
    if (!listed) {
      throw new DepartmentError('BAD_USER_INPUT', 'expected `measure` to be in the basic list of discipline measures');
    }
    return { restricted, measure, legalBasis };
  }
}
