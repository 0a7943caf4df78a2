import type { Context } from 'hono'
import type { Principal } from '../../model/principal.ts'
import type { Database } from '../../model/server.ts'

/** Who asks; `undefined` where nobody is known by what the request shows. */
export async function identify(_context: Context, _database: Database): Promise<Principal | undefined> {
  return undefined
}
