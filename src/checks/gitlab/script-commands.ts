import type { GitlabJob } from '../../kinds/gitlab.ts'
import { type Ran, ranIn } from '../../kinds/ran.ts'
import type { Path } from '../../model/source.ts'

export interface Line {
  readonly at: Path
  readonly text: string
  readonly ran: readonly Ran[]
}

/** The lines of a job that decide how it ends, with what they run; worked out once for each job. */
export function linesIn(job: GitlabJob): readonly Line[] {
  const known = found.get(job)
  if (known) return known
  const made = (['before_script', 'script'] as const).flatMap((key) => {
    const lines = job[key]
    if (typeof lines === 'string') return [{ at: [key], text: lines, ran: ranIn(lines, () => [key]) }]
    return (lines ?? []).flatMap((text, index) =>
      text === undefined ? [] : [{ at: [key, index], text, ran: ranIn(text, () => [key, index]) }],
    )
  })
  found.set(job, made)
  return made
}

const found = new WeakMap<GitlabJob, readonly Line[]>()

/** The name of its environment, where it is written out. */
export function environmentOf({ environment }: GitlabJob): string | undefined {
  const name = typeof environment === 'string' ? environment : environment?.name
  return name?.includes('$') ? undefined : name
}
