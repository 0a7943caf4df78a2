/**
 * What is so in the world outside, and who says it. `date` is the day on which the source stood so (its own date or its
 * last change), or, where it has none, the day on which it was read.
 */
export interface Fact {
  readonly source: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

/** Facts with one source; a row's own `source` and `date` go before the table's. */
export interface Table<Row> extends Fact {
  readonly rows: readonly (Row & Partial<Fact>)[]
}

/** A row as a fact of its own. */
export function factOf<Row extends object>(table: Table<Row>, row: Row & Partial<Fact>): Row & Fact {
  return { ...row, source: row.source ?? table.source, date: row.date ?? table.date }
}

/** Older than 180 days: to be shown with its date, not as current. */
export function stale(fact: Fact, on: Date): boolean {
  return on.getTime() - Date.parse(fact.date) > 180 * 86_400_000
}
