import { z } from 'zod'
import { digest, type LockedFile, sidecarPath } from '../generators/merge/lock.ts'
import { asWritten } from '../generators/merge/merge.ts'
import { changesOf, type Store } from '../generators/merge/store.ts'
import { Fault } from '../model/fault.ts'
import { printDiff } from '../values/diff.ts'
import type { Command } from './command.ts'
import { storeWith, without } from './ownership/found.ts'

const input = z.object({
  path: z.string().describe('File that devops shall manage again'),
  root: z.string().default('.').describe('Directory that the estate was generated into'),
  keep: z.boolean().optional().describe('Keep your text, as an edit of the generated one'),
  yes: z.boolean().optional().describe('Do not ask; without a terminal nothing is written otherwise'),
})

const output = z.object({
  path: z.string(),
  diff: z.string().describe('From your text to the generated one'),
  adopted: z.boolean(),
  kept: z.boolean().describe('Your text stands, and is merged from now on'),
})
export type Adopted = z.output<typeof output>

export const command: Command<z.output<typeof input>, Adopted> = {
  summary: 'Let devops manage a file again, after showing what would change',
  input,
  positional: ['path'],
  output,
  role: 'operator',
  changes: true,
  async run({ path, root, keep = false, yes = false }, world) {
    const store = await storeWith(world, root, [path])
    const generated = generatedOf(store, path)
    const is = store.yours.get(path)
    const kept = keep && is !== undefined
    const diff = printDiff(path, is, is === undefined ? generated : asWritten(generated, is))
    if (!yes && diff !== '') {
      world.tell(diff)
      const question = kept ? `Keep your ${path} as an edit of the generated one?` : `Replace your ${path}?`
      if (!(await world.ask?.confirm(question))) return { path, diff, adopted: false, kept: false }
    }
    const texts: [string, string | undefined][] = []
    if (!kept) texts.push([path, is === undefined ? generated : asWritten(generated, is)])
    if (store.yours.has(sidecarPath(path))) texts.push([sidecarPath(path), undefined])
    const locked: LockedFile = {
      sha256: digest(generated),
      class: 'managed',
      because: store.lock.files[path]?.because ?? [],
    }
    await world.files.write(
      changesOf(store, {
        texts,
        lock: { ...store.lock, files: { ...store.lock.files, [path]: locked } },
        base: new Map([...store.base, [path, generated]]),
        offered: without(store.offered, [path]),
      }),
    )
    return { path, diff, adopted: true, kept }
  },
}

/** What the last generation would have written, or did write. */
function generatedOf({ base, offered }: Store, path: string): string {
  const text = offered.get(path) ?? base.get(path)
  if (text === undefined)
    throw new Fault(
      'nothing-to-adopt',
      `nothing was generated for \`${path}\` last time`,
      'Run `devops generate` first: it offers what it does not write.',
    )
  return text
}
