import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { packedLines } from '../store/backup/file.ts'
import { load } from '../store/backup/load.ts'
import { openEngine } from '../store/jobs.ts'
import { record } from '../store/trail.ts'
import type { Command } from './command.ts'
import { placeFields, withPlace } from './place.ts'

const input = z.object({
  file: z.string().describe('File that `devops backup` has written'),
  jobs: z
    .boolean()
    .default(true)
    .describe('Leave out work that waited: pages and escalations of that time are then not taken up'),
  ...placeFields,
})
const output = z.object({
  rows: z.number().int(),
  jobs: z.number().int().describe('Work that waits again'),
  at: z.iso.datetime().describe('The moment that it shows'),
  program: z.string().describe('The version that wrote it'),
})
export type Restored = z.output<typeof output>

export const command: Command<z.output<typeof input>, Restored> = {
  summary: 'Put a backup into a fresh folder or an empty database, whole or not at all',
  input,
  positional: ['file'],
  output,
  role: 'admin',
  changes: true,
  personal: true,
  async run({ file, jobs: wanted, ...place }, world) {
    const path = isAbsolute(file) ? file : join(world.cwd, file)
    return withPlace(place, world, async ({ store }) => {
      const { database } = store
      const { head, rows, jobs } = await database.transaction(async (within) => {
        const loaded = await load(within, packedLines(path))
        const detail = { program: loaded.head.program, at: loaded.head.at, rows: loaded.rows }
        const deed = { at: world.now(), actor: 'system:restore', action: 'restore', subject: 'server' }
        await record(within, { ...deed, detail })
        return loaded
      })
      const taken = wanted ? jobs : []
      if (taken.length > 0) {
        const engine = await openEngine(store, Object.fromEntries(taken.map(({ command: id }) => [id, {}])))
        for (const { command: id, input: given, at, key } of taken)
          await engine.jobs.send(database, id, given, { at: new Date(at), ...(key !== null && { key }) })
        await engine.stop()
      }
      return { rows, jobs: taken.length, at: head.at, program: head.program }
    })
  },
}
