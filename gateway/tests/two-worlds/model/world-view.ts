import type { Cell, ModelWorld, Row } from './model';

/** A world as departments look things up in it. */
export class WorldView {
  private readonly byType = new Map<string, Row[]>();

  constructor(private readonly world: ModelWorld) {
    for (const row of world.rows.values()) {
      const known = this.byType.get(row.type);
      if (known) known.push(row);
      else this.byType.set(row.type, [row]);
    }
  }

  row(id: string): Row | null {
    return this.world.rows.get(id) ?? null;
  }

  find(type: string, field: string, value: Cell | undefined): Row | null {
    return this.byType.get(type)?.find(({ cells }) => cells[field] === value) ?? null;
  }

  /** The row of another type that belongs to a row in every world: no link leads to it. */
  companion(row: Row, type: string): Row | null {
    if (row.type === type) return row;
    return this.world.rows.get(`${type}:${Number(row.id.slice(row.id.indexOf(':') + 1)) % 3}`) ?? null;
  }
}
