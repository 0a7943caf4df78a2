import { Job } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { readsIn } from './expressions.ts'
import { type Done, doneIn } from './job-steps.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Step never sets the output that is read',
  why: `An output of a script exists once a line \`name=value\` is written to \`GITHUB_OUTPUT\`. One that is read under another name is empty, without an
error.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const raw = valueAt(resource.tree.data, resource.path)
    const steps = doneIn(job)
    for (const { reference, at } of readsIn(raw)) {
      const [context = '', id = '', part, name = '*'] = reference
      if (context.toLowerCase() !== 'steps' || part !== 'outputs' || name === '*') continue
      const found = steps.find(({ step }) => step.id?.toLowerCase() === id.toLowerCase())
      const set = found && outputsOf(found)
      if (!found || !set || set.some((each) => each.toLowerCase() === name.toLowerCase())) continue
      const [close] = nearest(name, set)
      yield {
        at,
        message: `\`${id}\` sets no output \`${name}\`${close ? `; did you mean \`${close}\`?` : `, but ${set.map((each) => `\`${each}\``).join(', ')}`}`,
        related: [{ resource, at: ['steps', found.index, 'run'], message: 'the script' }],
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs: { version: '\${{ steps.read.outputs.verison }}' }
            steps:
              - id: read
                run: echo "version=1.2" >> "$GITHUB_OUTPUT"
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs: { version: '\${{ steps.read.outputs.version }}' }
            steps:
              - id: read
                run: echo "version=1.2" >> "$GITHUB_OUTPUT"
      `,
    },
  ],
}

/** The outputs that a script sets, where each line that writes there names what it sets and nothing else can write. */
function outputsOf({ step: { run = '' }, ran }: Done): readonly string[] | undefined {
  const writes = run.split('\n').filter((line) => /GITHUB_OUTPUT/.test(line))
  if (writes.length === 0 || /::set-output|<<|\btee\b|\{\s*$/m.test(run)) return undefined
  if (
    ran.some(({ name }) => !harmless.has(name) && !/^[A-Za-z_]\w*$/.test(name)) ||
    ran.some(({ name }) => runners.has(name))
  )
    return undefined
  const names = writes.map(
    (line) =>
      /^[^#]*?\becho\s+(?:-[ne]+\s+)?["']?([\w-]+)=.*>>\s*"?\$\{?GITHUB_OUTPUT\}?"?\s*(?:;.*)?$/.exec(line)?.[1],
  )
  return names.every((name): name is string => name !== undefined) ? names : undefined
}

const harmless: ReadonlySet<string> = new Set(['', '[', '[['])
const runners: ReadonlySet<string> = new Set(
  'python python3 node ruby perl make npm npx pnpm yarn bash sh source php go cargo gh uv uvx just task deno bun'.split(
    ' ',
  ),
)
