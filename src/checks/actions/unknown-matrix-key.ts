import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { keyOf, readsIn } from './expressions.ts'

export const check: Check<Job> = {
  title: 'Expression reads a matrix value that does not exist',
  why: '`matrix.<key>` of a key that the matrix does not have is empty, without an error: the job runs with the default version of everything.',
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/expression'],
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    const matrix = valueAt(raw, ['strategy', 'matrix'])
    const keys = matrix === undefined ? [] : keysOf(matrix)
    // A strategy that is itself an expression may hold any matrix.
    if (!keys || (matrix === undefined && isMap(raw) && raw.strategy !== undefined && !isMap(raw.strategy))) return
    for (const { reference, at } of readsIn(raw)) {
      const key = keyOf(reference, 'matrix')
      if (key === undefined || keys.some((each) => each.toLowerCase() === key.toLowerCase())) continue
      const [close] = nearest(key, keys)
      yield {
        at,
        message: `The matrix has no \`${key}\`${close ? `; did you mean \`${close}\`?` : '; add it there or drop it here'}`,
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
            strategy:
              matrix:
                node: [22, 24]
            steps:
              - run: make test NODE=\${{ matrix.nodes }}
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy:
              matrix:
                node: [22, 24]
            steps:
              - run: make test NODE=\${{ matrix.node }}
      `,
    },
  ],
}

/** The keys of a matrix; `undefined` where an expression makes it, or a part of it. */
function keysOf(matrix: unknown): readonly string[] | undefined {
  if (!isMap(matrix)) return undefined
  const { include = [] } = matrix
  if (!Array.isArray(include) || !include.every(isMap)) return undefined
  const own = Object.keys(matrix).filter((key) => key !== 'include' && key !== 'exclude')
  return [...new Set([...own, ...include.flatMap((row) => Object.keys(row))])]
}
