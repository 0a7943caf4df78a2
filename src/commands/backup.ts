import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { Fault } from '../model/fault.ts'
import { dump } from '../store/backup/dump.ts'
import { writePacked } from '../store/backup/file.ts'
import { isAt } from '../store/migrate.ts'
import type { Command } from './command.ts'
import { placeFields, withPlace } from './place.ts'
import { version } from './version.ts'

const input = z.object({
  file: z.string().optional().describe('File to write; unless said `millwright-DATE.backup` here'),
  ...placeFields,
})
const output = z.object({
  file: z.string(),
  bytes: z.number().int(),
  rows: z.number().int(),
  at: z.iso.datetime().describe('The moment that it shows'),
  migrations: z.array(z.string()).describe('The version of the data'),
})
export type BackedUp = z.output<typeof output>

export const command: Command<z.output<typeof input>, BackedUp> = {
  summary: 'Write all that a server keeps into one file, as it is at one moment, whether it runs or not',
  input,
  positional: ['file'],
  output,
  role: 'admin',
  changes: true,
  personal: true,
  async run({ file, ...place }, world) {
    const at = world.now()
    const name = file ?? `millwright-${at.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.backup`
    const path = isAbsolute(name) ? name : join(world.cwd, name)
    return withPlace(place, world, async ({ store }) => {
      if (!(await isAt(store.database, '001-foundation')))
        throw new Fault('no-users', 'no server was ever started on this database', 'There is nothing to be kept.')
      const { result, bytes } = await writePacked(path, (write) =>
        dump(store.database, { program: version, at }, write),
      )
      const { rows, head } = result
      return { file: name, bytes, rows, at: at.toISOString(), migrations: [...head.migrations] }
    })
  },
}
