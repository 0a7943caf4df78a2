import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { needsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Jobs wait for each other',
  why: 'A circle of `needs` has no job that could start first; GitHub refuses the workflow.',
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/job-needs'],
  *run({ jobs }) {
    const done = new Set<string>()
    for (const start of Object.keys(jobs)) {
      const circle = done.has(start) ? undefined : circleFrom(start, jobs, done)
      if (circle)
        yield {
          at: ['jobs', circle[0] ?? start, 'needs'],
          message: `${circle.map((id) => `\`${id}\``).join(' waits for ')}; drop one of the \`needs\``,
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build: { needs: deploy, runs-on: ubuntu-24.04, steps: [{ run: make }] }
          deploy: { needs: build, runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
      good: `
        on: push
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
          deploy: { needs: build, runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
    },
  ],
}

/** The first circle that is met walking depth first, its first job repeated at the end. Without recursion: chains may be long. */
function circleFrom(start: string, jobs: Workflow['jobs'], done: Set<string>): readonly string[] | undefined {
  const way: { id: string; left: string[] }[] = [{ id: start, left: waits(start, jobs) }]
  for (let top = way.at(-1); top; top = way.at(-1)) {
    const next = top.left.pop()
    if (next === undefined) {
      done.add(top.id)
      way.pop()
      continue
    }
    const ids = way.map(({ id }) => id)
    const from = ids.indexOf(next)
    if (from >= 0) {
      for (const id of ids) done.add(id)
      return [...ids.slice(from), next]
    }
    if (!done.has(next)) way.push({ id: next, left: waits(next, jobs) })
  }
  return undefined
}

function waits(id: string, jobs: Workflow['jobs']): string[] {
  const job = jobs[id]
  return job ? needsOf(job).flatMap(({ name }) => (name in jobs ? [name] : [])) : []
}
