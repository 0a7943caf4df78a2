import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { unknownIn } from '../../syntax/expression/knowledge.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Matrix has the same value twice',
  why: 'The same job runs twice, which costs time and proves nothing. Often another value was meant: `3.1` where `3.10` should stand.',
  severity: 'low',
  level: 'default',
  on: Job,
  sources: ['actionlint/matrix'],
  *run(_, { resource }) {
    const matrix = valueAt(resource.tree.data, [...resource.path, 'strategy', 'matrix'])
    for (const [name, values] of Object.entries(isMap(matrix) ? matrix : {})) {
      if (!Array.isArray(values) || name === 'include' || name === 'exclude') continue
      const seen = new Set<string>()
      for (const [index, value] of values.entries()) {
        if (unknownIn(value)) continue
        const text = JSON.stringify(value) ?? ''
        if (seen.has(text))
          yield {
            at: ['strategy', 'matrix', name, index],
            message: `\`${text.slice(0, 60)}\` stands in \`${name}\` twice; drop one, or name what was meant`,
          }
        seen.add(text)
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { matrix: { python: [3.13, 3.14, 3.14] } }
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { matrix: { python: [3.13, 3.14] } }
            steps: [{ run: make test }]
      `,
    },
  ],
}
