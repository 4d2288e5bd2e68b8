import { draw } from './draw';
import { legalEntity } from './legal-entity';
import { person } from './person';
import { pidOf } from './pid-of';
import { address, division } from './place';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * The departments' data, as functions of their keys. Objects hold values, or functions of the field's arguments, as
 * graphql-js resolves them by default; an object that can be of several types says so in `__typename`.
 */
export const world = {
  /** Root fields of all departments. */
  query: {
    healthPass: ({ idNumber }: Arguments) => ({
      __typename: 'HealthPass',
      pid: pidOf(String(idNumber)),
      colour: ['GREEN', 'GREEN', 'GREEN', 'YELLOW', 'RED'][draw(String(idNumber), 'colour', 5)],
      validUntil: `2026-12-${10 + draw(String(idNumber), 'day', 20)}T00:00:00+08:00`,
      updatedAt: `2026-11-20T08:${10 + draw(String(idNumber), 'minute', 50)}:00+08:00`,
    }),
    legalEntity: ({ uscc }: Arguments) => legalEntity(String(uscc)),
    legalEntities: ({ usccs }: Arguments) => (usccs as string[]).map(legalEntity),
    address: ({ addressId }: Arguments) => address(String(addressId)),
    verifyPerson: ({ idNumber }: Arguments) => (draw(String(idNumber), 'match', 10) > 0 ? 'MATCH' : 'NO_MATCH'),
    disciplineCheck: ({ subject, measure }: Arguments) => {
      const { idNumber } = subject as { idNumber?: string };
      const restricted = draw(String(idNumber), String(measure), 5) === 0;
      const legalBasis = restricted ? '《食品安全法》第一百三十五条' : null;
      return { __typename: 'DisciplineVerdict', restricted, measure, legalBasis };
    },
  } as Readonly<Record<string, (args: Arguments) => unknown>>,
  /** The key of each entity that a department can be asked for, and how it is found. */
  entities: {
    LegalEntity: { key: 'uscc', find: legalEntity },
    Person: { key: 'pid', find: person },
    Address: { key: 'addressId', find: address },
    Division: { key: 'code', find: division },
  } as Readonly<Record<string, { readonly key: string; readonly find: (key: string) => object | null }>>,
  /** Object types of each abstract type that an operation may name. */
  possibleTypes: {
    Party: ['Person', 'LegalEntity'],
    _Entity: ['LegalEntity', 'Person', 'Address', 'Division'],
  } as Readonly<Record<string, readonly string[]>>,
} as const;
