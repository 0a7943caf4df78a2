import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Runner image is gone',
  why: `GitHub keeps the latest images of each system and takes the older ones away. A job that asks for one that is gone waits
for a runner for a day, and is then cancelled.`,
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/runner-label'],
  *run(job, { resource, on }) {
    for (const { label, at } of labelsOf(job)) {
      const [, gone, instead] = retired.find(([name]) => name === label.toLowerCase()) ?? []
      if (gone === undefined || Date.parse(gone) > on.getTime()) continue
      // A runner of one's own may carry any label.
      if (valueAt(resource.tree.data, [...resource.path, 'runs-on', 'group']) !== undefined) continue
      yield { at, message: `\`${label}\` is gone since ${gone}; move to \`${instead}\`` }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-20.04
            steps:
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
      `,
    },
  ],
}

/** Label, its last day and the successor; announcements 10721, 11101, 12045, 13046 and 13518 of actions/runner-images, read 2026-11-21. */
const retired: readonly (readonly [string, string, string])[] = [
  ['ubuntu-16.04', '2021-09-20', 'ubuntu-24.04'],
  ['ubuntu-18.04', '2023-04-03', 'ubuntu-24.04'],
  ['ubuntu-20.04', '2025-04-15', 'ubuntu-24.04'],
  ['windows-2016', '2022-04-01', 'windows-2025'],
  ['windows-2019', '2025-06-30', 'windows-2025'],
  ['macos-10.15', '2022-12-01', 'macos-15'],
  ['macos-11', '2024-06-28', 'macos-15'],
  ['macos-12', '2024-12-03', 'macos-15'],
  ['macos-13', '2025-12-08', 'macos-15-intel'],
  ['macos-14', '2026-11-02', 'macos-15'],
]

/** Labels of `runs-on`, and of the matrix column that it names. */
function* labelsOf(job: Job): Iterable<{ label: string; at: Path }> {
  const runsOn = job['runs-on']
  const list = Array.isArray(runsOn) ? runsOn : [runsOn]
  if (list.includes('self-hosted')) return
  for (const [index, label] of list.entries()) {
    if (typeof label !== 'string') continue
    const [, column] = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(label) ?? []
    if (column === undefined) yield { label, at: Array.isArray(runsOn) ? ['runs-on', index] : ['runs-on'] }
    else yield* labelsOfColumn(job.strategy?.matrix, column)
  }
}

function* labelsOfColumn(matrix: unknown, column: string): Iterable<{ label: string; at: Path }> {
  if (!isMap(matrix)) return
  const values = Object.hasOwn(matrix, column) ? matrix[column] : undefined
  for (const [index, label] of (Array.isArray(values) ? values : []).entries())
    if (typeof label === 'string') yield { label, at: ['strategy', 'matrix', column, index] }
  for (const [index, row] of (Array.isArray(matrix.include) ? matrix.include : []).entries())
    if (isMap(row) && typeof row[column] === 'string')
      yield { label: row[column], at: ['strategy', 'matrix', 'include', index, column] }
}
