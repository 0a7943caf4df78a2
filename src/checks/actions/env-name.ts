import { Workflow } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Name of an environment variable cannot be used',
  why: `A shell cannot read a variable whose name has a space, \`=\` or \`&\` in it, and a program cannot be started with one. It was
most likely meant as a name and its value.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/env-var'],
  *run({ env, jobs }) {
    const all: { readonly env: object | undefined; readonly at: Path }[] = [{ env, at: ['env'] }]
    for (const [id, job] of Object.entries(jobs)) {
      all.push({ env: job.env, at: ['jobs', id, 'env'] })
      for (const [index, step] of (job.steps ?? []).entries())
        all.push({ env: step?.env, at: ['jobs', id, 'steps', index, 'env'] })
    }
    for (const { env: names, at } of all)
      for (const name of Object.keys(names ?? {}))
        if (/[\s=&]/.test(name) && !name.includes('${{'))
          yield {
            at: [...at, name],
            part: 'key',
            message: `\`${name}\` is no name of a variable; use letters, digits and \`_\``,
          }
  },
  examples: [
    {
      bad: `
        on: push
        env:
          NODE ENV: production
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on: push
        env:
          NODE_ENV: production
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
