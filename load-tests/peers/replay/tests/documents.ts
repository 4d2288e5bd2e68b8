import { idNumberAt } from '../../world/id-number-at';
import { pidOf } from '../../world/pid-of';
import { usccAt } from '../../world/uscc-at';

export interface Document {
  readonly what: string;
  readonly department: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const firms = [0, 1, 2, 3, 77, 78].map((index) => usccAt('91', index));
const entities = firms.map((uscc) => ({ __typename: 'LegalEntity', uscc }));
const id = idNumberAt(7);

/** What the targets send for the three operations (each form once), and what they could send. */
export const documents: readonly Document[] = [
  {
    what: 'a root look-up',
    department: 'livelihood',
    text: 'query S05HealthPass__livelihood__0($id:IdNumber!){healthPass(idNumber:$id){colour validUntil updatedAt}}',
    variables: { id },
  },
  {
    what: 'numbered aliases of one root field',
    department: 'livelihood',
    text: 'query($a:IdNumber!$b:IdNumber!){r0:healthPass(idNumber:$a){colour pid} r1:healthPass(idNumber:$b){colour pid} __typename}',
    variables: { a: id, b: idNumberAt(8) },
  },
  {
    what: 'a firm with everything that the window reads',
    department: 'legal-entity',
    text: 'query($uscc:Uscc!){legalEntity_5c76:legalEntity(uscc:$uscc){__typename uscc name status businessScope operatingTo registeredAddress{__typename addressId}abnormalOperations{listedOn reason removedOn}}}',
    variables: { uscc: firms[0] },
  },
  {
    what: 'many firms and a union behind them',
    department: 'legal-entity',
    text: 'query($bidders:[Uscc!]!){legalEntities(usccs:$bidders){__typename uscc name shareholders{ratio holder{__typename ...on Person{__typename pid}...on LegalEntity{uscc name}}}}}',
    variables: { bidders: firms },
  },
  {
    what: 'literal arguments and an input object with a variable inside',
    department: 'credit',
    text: 'query($repId:IdNumber!){practiceBan:disciplineCheck(measure:"FOOD_PRACTICE_BAN" subject:{idNumber:$repId}){restricted legalBasis measure}}',
    variables: { repId: id },
  },
  {
    what: 'an enum as a root value',
    department: 'population',
    text: 'query($repId:IdNumber!$repName:String!){v:verifyPerson(idNumber:$repId name:$repName)}',
    variables: { repId: id, repName: '张敏' },
  },
  {
    what: 'an address and what lies around it',
    department: 'geography',
    text: 'query($p:ID!){address(addressId:$p){isCommercialUse division{code name}}}',
    variables: { p: 'a00000003' },
  },
  {
    what: 'entities with aliased fields, echoed keys and enum arguments',
    department: 'licenses',
    text: 'query($representations:[_Any!]!){_entities(representations:$representations){...on LegalEntity{licenses_7535:licenses(status:VALID typeCode:"11100000MB0341032Y002"){licenseId number validTo status holder{__typename ...on Person{__typename pid}...on LegalEntity{uscc}}}}_key___typename:__typename ...on LegalEntity{_key_uscc:uscc}}}',
    variables: { representations: entities },
  },
  {
    what: 'entities with variables in nested arguments',
    department: 'credit',
    text: 'query($representations:[_Any!]!$since:Date!){_entities(representations:$representations){...on LegalEntity{credit{seriousDishonesty{listName repaired}judgmentDebtor incentives{scheme grade year}}penalties(since:$since){decisionNo fineTenThousand decidedOn authority{__typename uscc}}}}}',
    variables: { since: '2019-06-01', representations: entities },
  },
  {
    what: 'the same entities under another value of the variable',
    department: 'credit',
    text: 'query($representations:[_Any!]!$since:Date!){_entities(representations:$representations){...on LegalEntity{credit{seriousDishonesty{listName repaired}judgmentDebtor incentives{scheme grade year}}penalties(since:$since){decisionNo fineTenThousand decidedOn authority{__typename uscc}}}}}',
    variables: { since: '2022-01-01', representations: entities },
  },
  {
    what: 'several aliased `_entities` in one call, of different types, with unknown keys and repeated ones',
    department: 'legal-entity',
    text: 'query($a:[_Any!]!$b:[_Any!]!){e0:_entities(representations:$a){...on LegalEntity{name}} e1:_entities(representations:$b){__typename ...on Person{pid}}}',
    variables: {
      a: [entities[0], { __typename: 'LegalEntity', uscc: '91990101MA00TE5T2P' }, entities[0]],
      b: [
        { __typename: 'Person', pid: pidOf('x') },
        { __typename: 'Person', pid: 'nobody' },
      ],
    },
  },
  {
    what: 'fragments that merge into one field, and defaults of variables',
    department: 'credit',
    text: 'query($representations:[_Any!]!$n:Int=1){_entities(representations:$representations){...F ...on LegalEntity{penalties(first:$n){kind} ...{uscc}}}} fragment F on LegalEntity{penalties(first:$n){violation}credit{taxArrears}}',
    variables: { representations: entities },
  },
];
