import type { Database } from '../model/server.ts'

/** JSON that an administrator chose; `undefined` where nobody did. */
export async function settingOf<Value>(database: Database, name: string): Promise<Value | undefined> {
  const [row] = await database.query<{ value: Value }>('select value from setting where name = $1', [name])
  return row?.value
}

export async function changeSetting(
  database: Database,
  name: string,
  value: unknown,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await database.query(
    `insert into setting (name, value, changed_at, changed_by) values ($1, $2::jsonb, $3, $4)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [name, JSON.stringify(value), at, by],
  )
}

/** Who chose last, by the name of the setting. */
export async function chosenSettings(
  database: Database,
): Promise<ReadonlyMap<string, { readonly at: Date; readonly by: string }>> {
  const rows = await database.query<{ name: string; changed_at: Date; changed_by: string }>(
    'select name, changed_at, changed_by from setting',
  )
  return new Map(rows.map(({ name, changed_at: at, changed_by: by }) => [name, { at, by }]))
}
