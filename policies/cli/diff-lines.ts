import type { AccessChange, AccessChangeKind, PolicyDiff, SettingChange } from '../analysis/diff/model';

/** A difference as a steward reads it: one sentence for each consumer and item that sees something otherwise. */
export function diffLines({ before, after, access, settings }: PolicyDiff, names: readonly [string, string]): string[] {
  const heading = `${names[0]} (revision ${before.slice(0, 12)}) -> ${names[1]} (revision ${after.slice(0, 12)})`;
  if (access.length === 0 && settings.length === 0) {
    const same = before === after ? 'no difference' : 'written differently; nothing that is decided changes';
    return [heading, same];
  }
  return [
    heading,
    ...(access.length > 0 ? ['', 'who sees what', ...access.map((change) => `  ${accessLine(change)}`)] : []),
    ...(settings.length > 0 ? ['', 'what else counts otherwise', ...settings.flatMap(settingLines)] : []),
    '',
    summary(access, settings),
  ];
}

function accessLine({ kind, consumer, item, coordinates, before, after, because }: AccessChange): string {
  const who = [consumer.id, consumer.name && `(${consumer.name})`].filter(Boolean).join(' ');
  const under = `under ${[item.id, item.name && `(${item.name})`].filter(Boolean).join(' ')}`;
  const what = coordinates.join(', ');
  switch (kind) {
    case 'gains':
      return `+ ${who} gains ${what} ${after} ${under}, ${because}`;
    case 'loses':
      return `- ${who} loses ${what} ${under}, which it had ${before}: ${because}`;
    case 'more':
      return `+ ${who} sees more of ${what} ${under}: ${after}, before ${before}; ${because}`;
    case 'less':
      return `- ${who} sees less of ${what} ${under}: ${after}, before ${before}; ${because}`;
    case 'conditions':
      return `~ ${who} sees ${what} ${under} under other conditions: ${after}, before ${before}; ${because}`;
    case 'term':
      return before === 'nothing'
        ? `~ ${who} sees nothing of ${what} ${under} now, but ${because}`
        : `~ ${who} keeps ${what} ${before} ${under}, ${because}`;
  }
}

function settingLines({ kind, what, details, place }: SettingChange): string[] {
  const at = place ? ` (${place.file}:${place.line})` : '';
  const sign = { added: '+', removed: '-', changed: '~' }[kind];
  if (kind !== 'changed') return [`  ${sign} ${what} is ${kind}${at}`];
  return details.map(({ key, before, after }) => {
    const values = `${before ?? 'not set'} -> ${after ?? 'not set'}`;
    if (key === '') return `  ${sign} ${what}: ${values}${at}`;
    const meaning = meanings[key.split('.').at(-1) ?? ''];
    return `  ${sign} ${what}: ${key}${meaning ? ` [${meaning}]` : ''} ${values}${at}`;
  });
}

/** What keys mean that a steward need not know by heart. */
const meanings: Readonly<Record<string, string>> = {
  minors: 'whether people under 14 may be asked for',
  bulk: 'whether one request may look up several subjects',
  requires: 'what a request must bring',
  suspended: 'refused, whatever is granted',
  ttl: 'seconds that an answer may be kept',
  varyBy: 'who may share a kept answer',
  staleIfError: 'seconds that an old answer may stand in for a failed department',
  perDay: 'requests a day',
  perConsumerPerMinute: 'look-ups or verifications',
  perSubjectPerHour: 'look-ups or verifications',
  perBirthdayPerHour: 'people looked up, or verifications, of one division and date of birth',
  perCase: 'look-ups or verifications',
};

const order: readonly (readonly [AccessChangeKind, string])[] = [
  ['gains', 'gain'],
  ['loses', 'lose'],
  ['more', 'see more'],
  ['less', 'see less'],
  ['conditions', 'see it under other conditions'],
  ['term', 'see it for another time'],
];

function summary(access: readonly AccessChange[], settings: readonly SettingChange[]): string {
  const counts = order.flatMap(([kind, words]) => {
    const consumers = new Set(access.filter((change) => change.kind === kind).map(({ consumer }) => consumer.id));
    return consumers.size === 0 ? [] : [`${words}: ${consumers.size}`];
  });
  const who = counts.length > 0 ? `consumers that ${counts.join(', ')}` : 'nobody sees more or less';
  return `${who}; settings: ${settings.length}`;
}
