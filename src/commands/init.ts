import { z } from 'zod'
import { readSpec } from '../design/read.ts'
import { Fault } from '../model/fault.ts'
import type { World } from '../model/world.ts'
import { besideOf } from './beside.ts'
import type { Command } from './command.ts'
import { type Draft, draftText, guessesIn } from './inferring/draft.ts'
import { infer } from './inferring/infer.ts'
import { interview } from './inferring/interview.ts'

const input = z.object({
  from: z.string().optional().describe('Infer the spec from the repository in this directory; every guess is marked'),
  out: z.string().default('devops.yaml').describe('Where to write it'),
  force: z.boolean().optional().describe('Write over what is there'),
  dryRun: z.boolean().optional().describe('Show it and write nothing'),
})

const output = z.object({
  path: z.string(),
  text: z.string(),
  written: z.boolean(),
  services: z.number(),
  data: z.number(),
  guesses: z.number().describe('Values that were inferred and want to be checked'),
  problems: z.array(z.string()).describe('What has to be corrected by hand'),
})
export type Begun = z.output<typeof output>

export const command: Command<z.output<typeof input>, Begun> = {
  summary: 'Write a first devops.yaml, by interview or from a repository',
  input,
  output,
  role: 'operator',
  changes: true,
  async run({ from, out, force = false, dryRun = false }, world) {
    if (!dryRun && !force) await agreed(world, out)
    const draft = await draftOf(world, from)
    const text = draftText(draft)
    const file = { path: out, text }
    const { problems } = readSpec(file, await besideOf(world, file))
    if (!dryRun) await world.files.write(new Map([[out, text]]))
    return {
      path: out,
      text,
      written: !dryRun,
      services: Object.keys(draft.services).length,
      data: Object.keys(draft.data).length,
      guesses: guessesIn(draft),
      problems: problems.map(({ message, remedy }) => `${message}. ${remedy}`),
    }
  },
}

async function draftOf(world: World, from: string | undefined): Promise<Draft> {
  if (from !== undefined) return infer(world, from)
  if (world.ask) return interview(world.ask, world.cwd)
  throw new Fault(
    'nobody-to-ask',
    'an interview needs a terminal',
    'Infer the spec from a repository: `devops init --from .`',
  )
}

/** Asked before the questions are, so that nobody answers them in vain. */
async function agreed(world: World, path: string): Promise<void> {
  if ((await world.files.read(path)) === undefined) return
  if (world.ask && (await world.ask.confirm(`\`${path}\` is there already. Write over it?`))) return
  throw new Fault(
    'exists',
    `\`${path}\` is there already; it was not touched`,
    'Name another place with `--out`, or write over it with `--force`.',
  )
}
