import { createHash } from 'node:crypto'
import { z } from 'zod'
import { objectiveId } from '../../model/objective.ts'
import type { SourceFile } from '../../model/source.ts'
import { objectivesOf, retire, saveObjective } from '../../store/slo/objectives.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { filesOf, promisedOrFault } from '../slo-files.ts'

interface Input {
  readonly files: readonly string[]
  readonly texts: readonly string[]
  readonly version?: string | undefined
}

const output = z.object({
  applied: z.array(z.object({ id: z.string(), is: z.enum(['new', 'changed', 'unchanged']), source: z.string() })),
  retired: z.array(z.string()).describe('Of these files, and no longer in them'),
  problems: z.array(z.object({ file: z.string(), message: z.string() })).describe('What cannot be measured'),
})

export const command: Command<Input, z.infer<typeof output>> = {
  summary: 'Take the objectives of files: devops.yaml, OpenSLO, Sloth, Pyrra',
  on: 'server',
  input: z.object({
    files: z.array(z.string()).default(['devops.yaml']).describe('Files and directories'),
    texts: z.array(z.string()).default([]).describe('In place of files: the text of each behind a line `# file: NAME`'),
    version: z.string().max(200).optional().describe('Such as a commit; unless said the hash of each file'),
  }),
  positional: ['files'],
  output,
  role: 'operator',
  changes: true,
  async sent({ files, version }, world) {
    const read = await filesOf(files, world)
    return { files: [], texts: read.map(({ path, text }) => `# file: ${path}\n${text}`), ...(version && { version }) }
  },
  async run({ files, texts, version }, world) {
    const { database, actor, announce } = serverOf(world)
    const read = texts.length > 0 ? texts.map(fileOf) : await filesOf(files, world)
    const { objectives, problems } = promisedOrFault(read)
    const hashes = new Map(
      read.map(({ path, text }) => [path, createHash('sha256').update(text).digest('hex').slice(0, 12)]),
    )
    return database.transaction(async (within) => {
      const at = world.now()
      const known = new Map((await objectivesOf(within)).map((each) => [each.id, each]))
      const applied: z.infer<typeof output>['applied'] = []
      for (const { file, ...objective } of objectives) {
        const id = objectiveId(objective)
        const before = known.get(id)
        const same = before && canonical(before.objective) === canonical(objective) && before.source === file
        applied.push({ id, is: same ? 'unchanged' : before ? 'changed' : 'new', source: file })
        if (!same)
          await saveObjective(within, objective, {
            source: file,
            version: version ?? hashes.get(file) ?? '',
            at,
            by: actor.id,
          })
      }
      const ids = new Set(applied.map(({ id }) => id))
      const retired = [...known.values()]
        .filter(({ id, source }) => hashes.has(source) && !ids.has(id))
        .map(({ id }) => id)
      await retire(within, retired, at)
      const changed = applied.filter(({ is }) => is !== 'unchanged')
      if (changed.length + retired.length > 0) {
        const detail = { changed: changed.map(({ id, is }) => `${id} ${is}`), retired, ...(version && { version }) }
        await record(within, { at, actor: actor.id, action: 'slo/apply', subject: 'slo', detail })
        await announce(within, 'slo', 'all')
      }
      return { applied, retired, problems: [...problems] }
    })
  },
}

function fileOf(text: string): SourceFile {
  const [, path = 'slo.yaml', rest = text] = /^# file: ([^\n]+)\n(.*)$/s.exec(text) ?? []
  return { path, text: rest }
}

/** Keys in the order of the alphabet: a database gives them back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
