import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { needsOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job waits for the same job twice',
  why: 'The second name does nothing; another job was probably meant. Case does not count.',
  severity: 'low',
  level: 'default',
  on: Job,
  sources: ['actionlint/job-needs'],
  *run(job) {
    const seen = new Set<string>()
    for (const { name, at } of needsOf(job)) {
      if (seen.has(name.toLowerCase()))
        yield { at, message: `\`${name}\` stands there twice; drop one, or name the job that is meant` }
      seen.add(name.toLowerCase())
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
          deploy: { needs: [build, build], runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
      good: `
        on: push
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
          deploy: { needs: [build], runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
    },
  ],
}
