import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { addFreeze, endFreeze, freezesAfter } from '../../store/slo/gate.ts'
import { record } from '../../store/trail.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type ShownFreeze, showFreeze, shownFreeze } from './showing/freeze.ts'

interface Input {
  readonly file: string
  readonly text?: string | undefined
}

const output = z.object({
  added: z.array(shownFreeze),
  ended: z.array(shownFreeze).describe('Taken from this file before, and no longer in it'),
  open: z.boolean().describe('Whether the file has open hours, which the pipeline alone asks for'),
})

/** As `delivery/freeze.yaml` has them: times of UTC, without a zone. */
const calendar = z.object({
  open: z.unknown().optional(),
  freezes: z
    .array(z.object({ from: z.string(), to: z.string(), reason: z.string().trim().min(3).max(400) }))
    .default([]),
})

export const command: Command<Input, z.infer<typeof output>> = {
  summary: 'Take the freezes of the change calendar of a repository',
  on: 'server',
  input: z.object({
    file: z.string().default('delivery/freeze.yaml').describe('The calendar'),
    text: z.string().max(200_000).optional().describe('In place of the file: what is in it'),
  }),
  positional: ['file'],
  output,
  role: 'operator',
  changes: true,
  async sent({ file }, world) {
    return { file, text: await readOrFault(file, world) }
  },
  async run({ file, text }, world) {
    const { database, actor, announce } = serverOf(world)
    const read = calendarIn({ path: file, text: text ?? (await readOrFault(file, world)) })
    // What was taken from a file says so in its reason: by that it is known again.
    const mark = ` (${file})`
    return database.transaction(async (within) => {
      const at = world.now()
      const known = (await freezesAfter(within, at)).filter(
        ({ reason, service }) => service === undefined && reason.endsWith(mark),
      )
      const wanted = read.freezes.filter(({ to }) => to > at)
      const same = (a: { from: Date; to: Date; reason: string }, b: { from: Date; to: Date; reason: string }) =>
        a.from.getTime() === b.from.getTime() && a.to.getTime() === b.to.getTime() && a.reason === b.reason
      const added: ShownFreeze[] = []
      for (const each of wanted.map((freeze) => ({ ...freeze, reason: `${freeze.reason}${mark}` })))
        if (!known.some((other) => same(each, other)))
          added.push(showFreeze(await addFreeze(within, { ...each, by: actor.id })))
      const gone = known.filter(
        (each) => !wanted.some((other) => same(each, { ...other, reason: `${other.reason}${mark}` })),
      )
      for (const { id } of gone) await endFreeze(within, id, at)
      const ended = gone.map(showFreeze)
      if (added.length + ended.length > 0) {
        const detail = { added: added.map(({ id }) => id), ended: ended.map(({ id }) => id) }
        await record(within, { at, actor: actor.id, action: 'gate/calendar', subject: file, detail })
        await announce(within, 'delivery', 'all')
      }
      return { added, ended, open: read.open }
    })
  },
}

async function readOrFault(file: string, { files }: World): Promise<string> {
  const text = await files.read(file)
  if (text === undefined)
    throw new Fault('no-calendar', `there is no \`${file}\``, 'Name the calendar of the repository.')
  return text
}

function calendarIn(file: SourceFile) {
  const { data, problems } = yaml.parse(file)
  const [problem] = problems
  const given = calendar.safeParse((Array.isArray(data) ? data[0] : data) ?? {})
  if (problem || !given.success)
    throw new Fault(
      'no-calendar',
      `\`${file.path}\` is no change calendar: ${problem?.message ?? given.error?.issues[0]?.message}`,
      'It has `freezes`, a list of `{ from, to, reason }`, with times such as 2026-12-18T17:00.',
    )
  const freezes = given.data.freezes.map(({ from, to, reason }) => ({ from: time(from), to: time(to), reason }))
  if (freezes.some(({ from, to }) => !(from < to)))
    throw new Fault('freeze-times', 'a freeze has to end after it begins', 'Write times as 2026-12-18T17:00, in UTC.')
  return { freezes, open: given.data.open !== undefined && given.data.open !== null }
}

function time(text: string): Date {
  return new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
}
