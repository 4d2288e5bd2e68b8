import type { EntityAnswer, EntityError } from '../entity-answer';

/**
 * One caller's part of an answer that several share.
 * @param places where its groups stand among those of the call
 */
export function pickAnswer({ rows, errors }: EntityAnswer, places: readonly number[]): EntityAnswer {
  return {
    rows: places.map((place) => rows[place]),
    errors: errors.flatMap((error): EntityError[] => {
      if (error.groups === null) return [error];
      const { groups } = error;
      const own = places.flatMap((place, index) => (groups.includes(place) ? [index] : []));
      return own.length > 0 ? [{ ...error, groups: own }] : [];
    }),
  };
}
