import type { AgreementContent, PolicyDocuments } from '../../../../policies/engine/documents';
import { emptyOverlay, type Overlay } from '../../../../policies/engine/overlay';
import { Random } from '../../../../schema/testing/random';
import type { ModelWorld } from '../model/model';
import { type PolicyPool, poolSize } from '../policies/policy-pool';
import type { Reader } from '../visible/reader';
import type { Setting } from './trace';

const dayMs = 24 * 3_600_000;
const firstDayMs = Date.parse('2026-11-16T00:30:00+08:00');

/** Policies, readers and the day of a setting. `world` has the people who may have consented. */
export function makeSetting(seed: number, pool: PolicyPool, world: ModelWorld): Setting {
  const random = new Random(seed ^ 0x5e771);
  const number = random.chance(0.2) ? 0 : 1 + random.below(poolSize - 1);
  const { documents, policy } = pool.get(number);
  // Mostly somebody who is granted much: whoever is refused at the root learns nothing in any world.
  const consumers = [...policy.index.items].flatMap(([code, { consumers: all }]) =>
    [...all].map(([organisation, shares]) => ({ organisation, code, shares: shares.size })),
  );
  consumers.sort((a, b) => b.shares - a.shares);
  const rich = consumers.slice(0, Math.ceil(consumers.length * 0.4));
  const anybody = (): Reader => readerOf(documents, random.pick(random.chance(0.85) ? rich : consumers), world, random);
  const reader = random.chance(0.04) ? stranger(anybody(), random) : anybody();
  const policies = [{ number, overlay: emptyOverlay }];
  let judged = [0];
  const kind = random.next();
  if (kind < 0.3) policies.push({ number, overlay: randomOverlay(documents, reader, random) });
  else if (kind < 0.55) policies.push({ number: random.below(poolSize), overlay: emptyOverlay });
  if (policies.length > 1) judged = random.pick([[0], [1], [1], [0, 1]]);
  const near = (): Reader => {
    const other = anybody();
    const { item } = reader;
    // Somebody else under the same item, or the same organisation under another, or another case of the reader's own.
    const kinds: Reader[] = [
      other,
      { ...other, item, case: item && `${item}202611180009` },
      { ...reader, case: item && `${item}202611180007` },
      { ...other, client: reader.client, organisation: reader.organisation },
    ];
    return random.pick(kinds);
  };
  return {
    seed,
    policies,
    judged,
    reader,
    others: [near(), near()],
    listed: random.chance(0.3),
    startMs: firstDayMs + (seed % 390) * dayMs,
  };
}

function readerOf(
  documents: PolicyDocuments,
  { organisation, code }: { organisation: string; code: string },
  world: ModelWorld,
  random: Random,
): Reader {
  const clients = documents.documents.flatMap((each) => (each.kind === 'clients' ? each.content.clients : []));
  const client = clients.find((each) => each.organisation === organisation)?.id ?? 'nobody-app';
  const items = documents.documents.flatMap((each) => (each.kind === 'items' ? each.content.items : []));
  const asksConsent = items.find((item) => item.code === code)?.requires?.includes('consent') ?? false;
  return {
    client,
    organisation,
    item: code,
    case: random.chance(0.96) ? `${code}20261118${String(random.below(10_000)).padStart(4, '0')}` : null,
    consent: random.chance(asksConsent ? 0.95 : 0.2) ? consent(documents, world, random) : null,
  };
}

function consent(documents: PolicyDocuments, world: ModelWorld, random: Random): Reader['consent'] {
  const people = [...world.rows.values()].flatMap(({ type, cells }) =>
    type === 'Person' ? [String(cells['idNumber'])] : [],
  );
  const coordinates = documents.documents.flatMap((each) =>
    each.kind === 'catalogue'
      ? Object.entries(each.content.types ?? {}).flatMap(([type, { fields }]) =>
          Object.keys(fields).map((name) => `${type}.${name}`),
        )
      : [],
  );
  const subjects = people.filter(() => random.chance(0.6));
  return {
    subjects: subjects.length > 0 ? subjects : people.slice(0, 1),
    coordinates: coordinates.filter(() => random.chance(0.93)),
  };
}

/** Somebody of whom the policy knows nothing good. */
function stranger(reader: Reader, random: Random): Reader {
  const kinds: Reader[] = [
    { ...reader, client: 'nobody-app' },
    { ...reader, organisation: 'nobody' },
    { ...reader, item: null, case: null },
    { ...reader, client: 'bank-app' },
  ];
  return random.pick(kinds);
}

function randomOverlay(documents: PolicyDocuments, reader: Reader, random: Random): Overlay {
  const own = documents.documents
    .flatMap((each): AgreementContent[] => (each.kind === 'agreement' ? [each.content] : []))
    .filter(({ consumer }) => consumer === reader.organisation)
    .map(({ id }) => id)
    .sort();
  const some = own.filter(() => random.chance(0.4));
  const kind = random.next();
  return {
    revoked: kind < 0.5 ? some : [],
    suspendedAgreements: kind >= 0.5 && kind < 0.85 ? some : [],
    suspendedClients: kind >= 0.85 && kind < 0.93 ? [reader.client] : [],
    suspendedOrganisations: kind >= 0.93 ? [reader.organisation] : [],
  };
}
