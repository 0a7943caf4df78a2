import type { Job, Step } from '../../kinds/actions.ts'
import { deployOf } from '../../kinds/deploys.ts'
import { type Ran, ranIn } from '../../kinds/ran.ts'
import { isMap } from '../../model/shape.ts'
import { hosted, labelsOf } from './runner-labels.ts'

export interface Done {
  readonly index: number
  readonly step: Step
  /** The commands of its script; none where it is not for a POSIX shell. */
  readonly ran: readonly Ran[]
}

/** The steps of a job with what they run. Worked out once for each job. */
export function doneIn(job: Job): readonly Done[] {
  const known = found.get(job)
  if (known) return known
  const made = (job.steps ?? []).flatMap((step, index) => {
    if (!step) return []
    const shell = step.shell ?? job.defaults?.run?.shell ?? 'bash'
    // An expression may give any word; its braces would be read as shell.
    const script = (step.run ?? '').replaceAll(/\$\{\{.*?\}\}/gs, 'EXPRESSION')
    return [{ index, step, ran: /^(?:bash|sh)\b/.test(shell) && script !== '' ? ranIn(script, () => ['run']) : [] }]
  })
  found.set(job, made)
  return made
}

const found = new WeakMap<Job, readonly Done[]>()

/** Whether it runs on fresh machines of GitHub alone, where nothing is logged in. */
export function isFresh(job: Job): boolean {
  const labels = [...labelsOf(job)]
  return (
    labels.length > 0 && labels.every(({ label }) => hosted.has(label.toLowerCase())) && job.container === undefined
  )
}

/** Whether a step before may have done it in a way that cannot be seen: an action of the repository, a script, or one that fits. */
export function mayHave(steps: readonly Done[], upTo: number, fits: RegExp): boolean {
  return steps.some(
    ({ step, index }) => index <= upTo && ((step.uses?.startsWith('./') ?? false) || fits.test(JSON.stringify(step))),
  )
}

/** The rights of the token in a job: those of the job, else those of the workflow; nothing where neither says. */
export function rightsOf(
  job: Job,
  workflow: { readonly permissions?: Job['permissions'] } | undefined,
): Job['permissions'] {
  return job.permissions ?? workflow?.permissions
}

/** Whether the token may write to a scope; \`undefined\` where the settings of the repository decide. */
export function mayWrite(rights: Job['permissions'], scope: string): boolean | undefined {
  if (rights === undefined) return undefined
  if (typeof rights === 'string') return rights === 'write-all' ? true : rights === 'read-all' ? false : undefined
  return rights[scope] === 'write'
}

/** The first command of a job that deploys. */
export function deployIn(steps: readonly Done[]): { readonly index: number; readonly what: string } | undefined {
  for (const { index, ran } of steps)
    for (const each of ran) {
      const what = deployOf(each)
      if (what) return { index, what }
    }
  return undefined
}

/** The name of the environment of a job, where it is written out. */
export function environmentOf({ environment }: Job): string | undefined {
  const name = isMap(environment) ? environment.name : environment
  return typeof name === 'string' && !name.includes('${{') ? name : undefined
}
