import { posix } from 'node:path'
import { z } from 'zod'
import { hasMarkers } from '../generators/merge/lines.ts'
import { digest, type LockedFile, lockPath, sidecarPath } from '../generators/merge/lock.ts'
import { normal } from '../generators/merge/merge.ts'
import { loadStore, type Store } from '../generators/merge/store.ts'
import { Fault } from '../model/fault.ts'
import type { Command } from './command.ts'

const input = z.object({
  root: z.string().default('.').describe('Directory that the estate was generated into'),
})

const states = ['generated', 'edited', 'missing', 'conflicted', 'adoptable', 'seeded', 'yours'] as const

const output = z.object({
  root: z.string(),
  generator: z.string().describe('Version that generated last'),
  spec: z.object({ path: z.string(), state: z.enum(['unchanged', 'changed', 'missing']) }),
  files: z.array(
    z.object({
      path: z.string(),
      state: z
        .enum(states)
        .describe('`adoptable`: something else stood there, and was left; `seeded`: written once, then left to you'),
      because: z.array(z.string()).describe('Decisions that called for it'),
    }),
  ),
})
export type Status = z.output<typeof output>

export const command: Command<z.output<typeof input>, Status> = {
  summary: 'Show which generated files were edited, are missing, in conflict, or yours',
  input,
  positional: ['root'],
  output,
  role: 'viewer',
  changes: false,
  verdict: ({ files }) => (files.some(({ state }) => state === 'conflicted') ? 1 : 0),
  async run({ root }, world) {
    const store = await loadStore(world.files, root)
    const { generator, spec, files } = store.lock
    if (generator === '')
      throw new Fault(
        'nothing-generated',
        `there is no \`${posix.join(root, lockPath)}\``,
        'Run `devops generate` first, or name the directory with --root.',
      )
    const now = await world.files.read(posix.join(root, spec.path))
    return {
      root,
      generator,
      spec: {
        path: spec.path,
        state: now === undefined ? 'missing' : digest(now) === spec.sha256 ? 'unchanged' : 'changed',
      },
      files: Object.entries(files)
        .map(([path, file]) => ({ path, state: stateOf(path, file, store), because: [...file.because] }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    }
  },
}

function stateOf(path: string, file: LockedFile, { base, offered, yours }: Store): Status['files'][number]['state'] {
  const is = yours.get(path)
  if (file.foreign) return 'adoptable'
  if (file.class === 'yours') return 'yours'
  if (is !== undefined && (hasMarkers(is) || yours.has(sidecarPath(path)))) return 'conflicted'
  // Deleted by you, changed by devops.
  if (is === undefined) return offered.has(path) ? 'conflicted' : 'missing'
  if (file.class === 'seeded') return 'seeded'
  const was = (file.conflict && offered.get(path)) || base.get(path)
  const same = was === undefined ? digest(is) === file.sha256 : normal(is) === normal(was)
  return same ? 'generated' : 'edited'
}
