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
