import type { Database } from '../../model/server.ts'

/** The first line of a backup. */
export interface Head {
  readonly format: 1
  readonly program: string
  readonly at: string
  /** Ids of the migrations that the data is at. */
  readonly migrations: readonly string[]
}

/** The lines behind it: a table and its rows as texts, where counters stand, work that waits, and the end with the sum of all. */
export type Line =
  | { readonly table: string; readonly columns: readonly (readonly [name: string, type: string])[] }
  | readonly (string | null)[]
  | { readonly sequence: string; readonly value: number }
  | { readonly job: Job }
  | { readonly end: { readonly rows: number; readonly sha256: string } }

export interface Job {
  readonly command: string
  readonly input: object
  readonly at: string
  readonly key: string | null
}

export interface Table {
  readonly name: string
  readonly columns: readonly (readonly [name: string, type: string])[]
}

/** Every table of ours, by name; columns that the database reckons itself are left out. */
export async function tables(database: Database): Promise<readonly Table[]> {
  const rows = await database.query<{ name: string; columns: [string, string][] }>(
    `select c.relname as name,
       json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname collate "C"`,
  )
  return rows
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
