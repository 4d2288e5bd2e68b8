import { grantNeverMatches } from './grant-never-matches';
import { grantedTogether } from './granted-together';
import { impossibleDate } from './impossible-date';
import { limitsOnNonInt } from './limits-on-non-int';
import type { Lint } from './lint';
import { maskOnNonString } from './mask-on-non-string';
import { misnamed } from './misnamed';
import { moreOpenThanInputs } from './more-open-than-inputs';
import { nonNull } from './non-null';
import { officer } from './officer';
import { pseudonymAsInput } from './pseudonym-as-input';
import { subject } from './subject';
import { unclassified } from './unclassified';
import { unconditionalWhen } from './unconditional-when';
import { unknownCoordinate } from './unknown-coordinate';
import { unknownReference } from './unknown-reference';
import { withheldWithoutBasis } from './withheld-without-basis';
import { wrongPseudonym } from './wrong-pseudonym';
import { wrongSubgraph } from './wrong-subgraph';

/** Every lint, in no order that counts: faults are sorted by place. Each has an entry in `docs/policy-lints.md`. */
export const lints: readonly Lint[] = [
  grantNeverMatches,
  grantedTogether,
  impossibleDate,
  limitsOnNonInt,
  maskOnNonString,
  misnamed,
  moreOpenThanInputs,
  nonNull,
  officer,
  pseudonymAsInput,
  subject,
  unclassified,
  unconditionalWhen,
  unknownCoordinate,
  unknownReference,
  withheldWithoutBasis,
  wrongPseudonym,
  wrongSubgraph,
];
