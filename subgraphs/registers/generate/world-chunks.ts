import { cast } from '../cast';
import { castAddressRows } from '../cast-address-rows';
import { castDecisionRows } from '../cast-decision-rows';
import { castEntityRows } from '../cast-entity-rows';
import { castLicenseRows } from '../cast-license-rows';
import { castPersonRows } from '../cast-person-rows';
import { divisionRows } from './divisions';
import { firmCreditRows } from './firm-credit-rows';
import { firmLicenseRows } from './firm-license-rows';
import { createFirmPeople } from './firm-people';
import { clusterAddressRow, firmFace, firmRows } from './firm-rows';
import { firm } from './firms';
import { organisationRows } from './organisation-rows';
import { blockCount, households } from './people';
import { personCreditRows } from './person-credit-rows';
import { personLicenseRows } from './person-license-rows';
import { personPermitRows } from './person-permit-rows';
import { livelihoodRows, populationRows } from './person-rows';
import type { Row } from './row';
import { type CopyChunk, RowBuffer } from './row-buffer';
import { createWorld, type World } from './world';
import type { WorldSize } from './world-size';

/** How much of a world is written, for a progress bar. */
export interface WorldProgress {
  readonly chunks: readonly CopyChunk[];
  readonly done: number;
  readonly what: 'persons' | 'entities';
}

const blocksAChunk = 500;
const firmsAChunk = 1000;

/**
 * A whole world as COPY text, in chunks of a few megabytes, so that a million persons take no more memory than ten
 * thousand. The same size and seed give the same text.
 */
export function* worldChunks(size: WorldSize): Generator<WorldProgress> {
  const world = createWorld(size, {
    persons: Object.keys(cast.persons).length,
    entities: Object.keys(cast.entities).length,
  });
  const buffer = new RowBuffer();
  const add = (rows: Iterable<Row>) => {
    for (const row of rows) buffer.add(row);
  };
  for (const rows of fixedRows(world)) add(rows);

  const blocks = blockCount(world);
  for (let b = 0; b < blocks; b += 1) {
    for (const household of households(world, b)) {
      add(populationRows(world, household));
      add(personLicenseRows(world, household));
      for (const person of household.members) {
        add(livelihoodRows(world, person));
        add(personCreditRows(world, person));
        add(personPermitRows(world, person));
      }
    }
    if (b % blocksAChunk === blocksAChunk - 1 || b === blocks - 1) {
      yield { chunks: buffer.drain(), done: Math.min(size.persons, (b + 1) * 10), what: 'persons' };
    }
  }

  const peopleOf = createFirmPeople(world);
  for (let index = 0; index < world.firms; index += 1) {
    const face = firmFace(world, firm(world, index));
    const people = peopleOf(face);
    add(firmRows(world, face, people));
    add(firmLicenseRows(world, face));
    add(firmCreditRows(world, face, people));
    if (index % firmsAChunk === firmsAChunk - 1 || index === world.firms - 1) {
      yield { chunks: buffer.drain(), done: size.persons + index + 1, what: 'entities' };
    }
  }
}

function* fixedRows(world: World): Generator<Iterable<Row>> {
  yield divisionRows(world);
  yield organisationRows();
  yield castAddressRows();
  yield castPersonRows(world.seed);
  yield castEntityRows(world.seed);
  yield castLicenseRows(world.seed);
  yield castDecisionRows(world.seed);
  yield [clusterAddressRow(world)];
}
