import { Job } from '../../kinds/actions.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { needsOf, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job waits for a job that does not exist',
  why: 'GitHub refuses the whole workflow: nothing in it runs until the name is right.',
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/job-needs'],
  *run(job, { resource }) {
    const ids = Object.keys(workflowOf(resource)?.jobs ?? {})
    const known = new Set(ids.map((id) => id.toLowerCase()))
    for (const { name, at } of needsOf(job)) {
      if (known.has(name.toLowerCase())) continue
      const [close] = nearest(name, ids)
      yield {
        at,
        message: `There is no job \`${name}\`${close ? `; did you mean \`${close}\`?` : '; name one that exists'}`,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps: [{ run: make }]
          deploy:
            needs: [biuld]
            runs-on: ubuntu-24.04
            steps: [{ run: make deploy }]
      `,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps: [{ run: make }]
          deploy:
            needs: [build]
            runs-on: ubuntu-24.04
            steps: [{ run: make deploy }]
      `,
    },
  ],
}
