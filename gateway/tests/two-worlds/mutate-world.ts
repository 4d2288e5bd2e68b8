import { type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import { Client } from 'pg';
import { applyMask } from '../../../policies/engine/masks/apply-mask';
import { columnsOf } from '../../../subgraphs/registers/columns';
import type { Readable } from './readable-coordinates';

/** Stands in every unreadable text cell, followed by what makes it unique. */
export const CANARY = 'CANARY';

interface Column {
  readonly dataType: string;
  readonly unique: boolean;
}

/**
 * Changes every cell of a database on which nothing in `readable` depends: text becomes a unique canary, dates,
 * numbers, flags and enum members become others. Returns the columns that were changed.
 */
export async function mutateWorld(
  databaseUrl: string,
  schema: GraphQLSchema,
  { whole, masked }: Readable,
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
