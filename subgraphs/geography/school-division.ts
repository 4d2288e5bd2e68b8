/** One division that a school's catchment covers. */
export class SchoolDivision {
  readonly division!: string;
}
