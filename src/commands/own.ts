import { z } from 'zod'
import { sidecarPath } from '../generators/merge/lock.ts'
import { changesOf } from '../generators/merge/store.ts'
import type { Command } from './command.ts'
import { storeWith, without } from './ownership/found.ts'

const input = z.object({
  paths: z.array(z.string()).min(1).describe('Generated files that shall be yours from now on'),
  root: z.string().default('.').describe('Directory that the estate was generated into'),
})

const output = z.object({
  files: z.array(z.object({ path: z.string(), was: z.enum(['managed', 'seeded', 'yours', 'other']) })),
})
export type Owned = z.output<typeof output>

export const command: Command<z.output<typeof input>, Owned> = {
  summary: 'Make generated files yours: they are never touched again',
  input,
  positional: ['paths'],
  output,
  role: 'operator',
  changes: true,
  async run({ paths, root }, world) {
    const store = await storeWith(world, root, paths)
    const files = paths.map((path) => ({ path, file: store.lock.files[path] }))
    const owned = files.map(({ path, file }) => {
      const { conflict: _, foreign: __, ...rest } = file ?? { sha256: '', because: [] }
      return [path, { ...rest, class: 'yours' }] as const
    })
    await world.files.write(
      changesOf(store, {
        texts: paths.filter((path) => store.yours.has(sidecarPath(path))).map((path) => [sidecarPath(path), undefined]),
        lock: { ...store.lock, files: { ...store.lock.files, ...Object.fromEntries(owned) } },
        base: without(store.base, paths),
        // What was generated stays at hand for `adopt`.
        offered: new Map([...[...store.base].filter(([path]) => paths.includes(path)), ...store.offered]),
      }),
    )
    return { files: files.map(({ path, file }) => ({ path, was: !file || file.foreign ? 'other' : file.class })) }
  },
}
