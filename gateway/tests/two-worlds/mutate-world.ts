import { type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import { Client } from 'pg';
import { applyMask } from '../../../policies/engine/masks/apply-mask';
import { columnsOf } from '../../../subgraphs/registers/columns';
import type { ClosedRows } from './closed-rows';
import type { Readable } from './readable-coordinates';

/** Stands in every unreadable text cell, followed by what makes it unique. */
export const CANARY = 'CANARY';

interface Column {
  readonly dataType: string;
  readonly unique: boolean;
}

/**
 * Changes every cell of a database on which nothing in `readable` depends: text becomes a unique canary, dates,
 * numbers, flags and enum members become others; and so does what stands in rows that rules keep from the reader.
 * Returns the columns that were changed.
 */
export async function mutateWorld(
  databaseUrl: string,
  schema: GraphQLSchema,
  { whole, masked }: Readable,
  closed: readonly ClosedRows[],
): Promise<string[]> {
  const kept = new Set([...whole, ...masked.keys()].flatMap((coordinate) => columnsOf[coordinate] ?? []));
  const changes = new Map<string, readonly string[] | null>();
  for (const [coordinate, columns] of Object.entries(columnsOf)) {
    for (const column of columns) if (!kept.has(column)) changes.set(column, enumMembers(schema, coordinate));
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const known = await columns(client);
    const changed: string[] = [];
    for (const [column, members] of changes) {
      const found = known.get(column);
      if (!found) throw new Error(`columnsOf names \`${column}\`, which the database does not have`);
      const value = other(column.split('.')[2]!, found, members);
      if (value === null) continue;
      const [schemaName, table, name] = column.split('.') as [string, string, string];
      await client.query(`UPDATE "${schemaName}"."${table}" SET "${name}" = ${value}`);
      changed.push(column);
    }
    for (const [coordinate, masks] of masked) {
      const wanted = new Set([...whole].flatMap((each) => columnsOf[each] ?? []));
      for (const column of columnsOf[coordinate] ?? []) {
        if (wanted.has(column) || known.get(column)?.unique) continue;
        await changeBehindMasks(client, column, masks);
        changed.push(column);
      }
    }
    for (const rows of closed) changed.push(...(await changeClosedRows(client, schema, known, rows)));
    changed.push(...(await changeRanks(client, known, whole)));
    return changed;
  } finally {
    await client.end();
  }
}

function enumMembers(schema: GraphQLSchema, coordinate: string): readonly string[] | null {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  const named = field && getNamedType(field.type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : null;
}

/** An SQL expression for another value of the column's type, or null where the column has to stay. */
function other(name: string, { dataType, unique }: Column, members: readonly string[] | null): string | null {
  const column = `"${name}"`;
  if (members)
    return `(ARRAY[${members.map((member) => `'${member}'`).join(', ')}])[1 + floor(random() * ${members.length})::int]`;
  // What identifies a row also joins it: another identifier would be another row.
  if (unique) return null;
  if (dataType === 'text' || dataType === 'character varying')
    return `'${CANARY}-' || md5(random()::text || ctid::text)`;
  if (dataType === 'date') return `DATE '1950-01-01' + floor(random() * 27000)::int`;
  if (dataType.startsWith('timestamp')) return `TIMESTAMP '2020-01-01' + random() * INTERVAL '2000 days'`;
  if (dataType === 'boolean') return `random() < 0.5`;
  if (dataType === 'ARRAY') return `ARRAY['${CANARY}-' || md5(random()::text || ctid::text)]`;
  if (dataType === 'jsonb') return `jsonb_build_object('${CANARY}', '${CANARY}-' || md5(random()::text))`;
  if (['integer', 'smallint', 'bigint', 'numeric', 'double precision', 'real'].includes(dataType)) {
    return `floor(random() * 90)::int`;
  }
  throw new Error(`no other value for column ${column} of type ${dataType}`);
}

/** The day of the test world, as rules read it. */
const request = { item: null, case: null, date: '2026-11-20', year: 2026 };
const consumer = { client: '', organisation: '', operator: null, roles: [] };

/** Changes the cells of rows for which no rule holds, keys and what rules read excepted. */
async function changeClosedRows(
  client: Client,
  schema: GraphQLSchema,
  known: ReadonlyMap<string, Column>,
  { typeName, fields, rules }: ClosedRows,
): Promise<string[]> {
  const reads = [...new Set(rules.flatMap((rule) => rule.reads.flatMap(([name]) => name ?? [])))];
  const places = new Map(reads.map((name) => [name, columnsOf[`${typeName}.${name}`]?.[0]]));
  const cells = fields.flatMap((name) => columnsOf[`${typeName}.${name}`] ?? []);
  const table = cells[0]?.split('.').slice(0, 2);
  // Rules over something that no column holds are tried in the traces over rows in memory.
  if (!table || [...places.values()].includes(undefined)) return [];
  const place = `"${table[0]}"."${table[1]}"`;
  const list = [...places].map(([name, column]) => `"${column?.split('.')[2]}"::text AS "${name}"`).join(', ');
  const { rows } = await client.query<Record<string, string | null>>(
    `SELECT ctid::text AS "row id", ${list} FROM ${place}`,
  );
  const value = (name: string, text: string | null | undefined): unknown =>
    known.get(places.get(name) ?? '')?.dataType === 'boolean' && typeof text === 'string' ? text === 'true' : text;
  const shut = rows.filter((row) => {
    const seen = Object.fromEntries(reads.map((name) => [name, value(name, row[name])]));
    return rules.every((rule) => !rule.holds({ field: undefined, args: {}, consumer, request, row: seen }));
  });
  const names = new Map(cells.map((column) => [column.split('.')[2] as string, column]));
  const sets = [...names].flatMap(([name, column]) => {
    const found = known.get(column);
    const coordinate = fields.find((field) => columnsOf[`${typeName}.${field}`]?.includes(column));
    const members = coordinate === undefined ? null : enumMembers(schema, `${typeName}.${coordinate}`);
    const to = found ? other(name, found, members) : null;
    return to === null ? [] : [`"${name}" = ${to}`];
  });
  if (shut.length === 0 || sets.length === 0) return [];
  const ids = shut.map((row) => row['row id']);
  await client.query(`UPDATE ${place} SET ${sets.join(', ')} WHERE ctid = ANY($1::tid[])`, [ids]);
  return [`${place}, ${shut.length} closed rows`];
}

/** Lists that registers number by themselves: in which order they answer is nothing to those who do not get the list. */
const ranked: Readonly<Record<string, string>> = {
  'Household.members': 'population.household_member',
  'LegalEntity.officers': 'legal_entity.officer',
  'LegalEntity.shareholders': 'legal_entity.shareholder',
  'LegalEntity.abnormalOperations': 'legal_entity.abnormal_operation',
  'LegalEntity.changes': 'legal_entity.change',
  'EntityCredit.incentives': 'credit.incentive',
};

async function changeRanks(
  client: Client,
  known: ReadonlyMap<string, Column>,
  whole: ReadonlySet<string>,
): Promise<string[]> {
  const changed: string[] = [];
  for (const [coordinate, table] of Object.entries(ranked)) {
    if (whole.has(coordinate) || !known.has(`${table}.rank`)) continue;
    await client.query(`UPDATE ${table} SET rank = 10000 - rank`);
    changed.push(`${table}.rank`);
  }
  return changed;
}

/** Another value for every cell, of which each of the masks shows the same. */
async function changeBehindMasks(client: Client, column: string, masks: ReadonlySet<string>): Promise<void> {
  const [schemaName, table, name] = column.split('.') as [string, string, string];
  const place = `"${schemaName}"."${table}"`;
  const { rows } = await client.query<{ row: string; value: unknown }>(
    `SELECT ctid::text AS row, "${name}" AS value FROM ${place} WHERE "${name}" IS NOT NULL`,
  );
  for (const { row, value } of rows) {
    if (typeof value !== 'string') continue;
    const changed = sameBehindMasks(value, masks);
    if (changed !== null) await client.query(`UPDATE ${place} SET "${name}" = $1 WHERE ctid = $2::tid`, [changed, row]);
  }
}

function sameBehindMasks(value: string, masks: ReadonlySet<string>): string | null {
  const [first] = masks;
  const shown = [...applyMask(first!, value)];
  const points = [...value];
  const candidates = [
    points.map((point, index) => (shown[index] === '*' ? otherPoint(point) : point)).join(''),
    `${value}${CANARY}`,
  ];
  const same = (candidate: string) => [...masks].every((mask) => applyMask(mask, candidate) === applyMask(mask, value));
  return candidates.find((candidate) => candidate !== value && same(candidate)) ?? null;
}

function otherPoint(point: string): string {
  if (/\d/.test(point)) return String((Number(point) + 1 + Math.floor(Math.random() * 8)) % 10);
  return point === '囍' ? '喆' : '囍';
}

async function columns(client: Client): Promise<Map<string, Column>> {
  const { rows } = await client.query<{ name: string; type: string; uniq: boolean }>(`
    SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name, c.data_type AS type,
      EXISTS (
        SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
        WHERE i.indisunique AND a.attname = c.column_name
          AND i.indrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
      ) AS uniq
    FROM information_schema.columns c WHERE c.table_schema NOT IN ('pg_catalog', 'information_schema')`);
  return new Map(rows.map(({ name, type, uniq }) => [name, { dataType: type, unique: uniq }]));
}
