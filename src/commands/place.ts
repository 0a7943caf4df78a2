import { z } from 'zod'
import type { World } from '../model/world.ts'
import { type Opened, openPlace, type Place } from '../store/open.ts'

/** What a command takes that works on the database of a server. */
export const placeFields = {
  data: z
    .string()
    .optional()
    .describe('Folder of its own database and key; unless said in the data folder of the user'),
  database: z
    .string()
    .optional()
    .describe('postgres://... of another database, which any number of servers may share; also DEVOPS_DATABASE'),
}

interface Asked {
  readonly data?: string | undefined
  readonly database?: string | undefined
}

export function placeOf({ data, database }: Asked, { env, cwd }: World): Place {
  const home = env.XDG_DATA_HOME ?? (env.HOME && env.HOME !== '/root' ? `${env.HOME}/.local/share` : '/var/lib')
  const url = database ?? env.DEVOPS_DATABASE
  return {
    data: data === undefined ? `${home}/millwright` : data.startsWith('/') ? data : `${cwd}/${data}`,
    ...(url && { database: url }),
  }
}

/** Opens the database, whether the server runs or not, and lets go of it when the work is done. */
export async function withPlace<T>(asked: Asked, world: World, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await openPlace(placeOf(asked, world), { connections: 2, name: 'millwright command' })
  try {
    return await work(opened)
  } finally {
    await opened.release()
  }
}
