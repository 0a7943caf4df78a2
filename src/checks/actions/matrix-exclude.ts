import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check, Report } from '../check.ts'

export const check: Check<Job> = {
  title: 'Exclusion leaves nothing out of the matrix',
  why: `An entry of \`exclude\` that names a column or a value which the matrix does not have matches no row: the combination that
should not run runs. GitHub refuses the workflow where the column does not exist.`,
  severity: 'medium',
  level: 'default',
  on: Job,
  sources: ['actionlint/matrix'],
  *run(_, { resource }) {
    const matrix = valueAt(resource.tree.data, [...resource.path, 'strategy', 'matrix'])
    if (!isMap(matrix) || !Array.isArray(matrix.exclude)) return
    const columns = Object.keys(matrix).filter((name) => name !== 'include' && name !== 'exclude')
    if (columns.some((name) => name.includes('${{'))) return
    for (const [index, entry] of matrix.exclude.entries())
      for (const [name, value] of Object.entries(isMap(entry) ? entry : {})) {
        const at = ['strategy', 'matrix', 'exclude', index, name]
        const column = columns.find((each) => each.toLowerCase() === name.toLowerCase())
        if (column === undefined) {
          const [close] = nearest(name, columns)
          yield {
            at,
            part: 'key',
            message: `The matrix has no \`${name}\`${close ? `; did you mean \`${close}\`?` : '; drop the entry'}`,
          } satisfies Report
        } else if (Array.isArray(matrix[column]) && !matrix[column].some((each: unknown) => mayMatch(each, value)))
          yield {
            at,
            message: `No \`${column}\` of the matrix is \`${shown(value)}\`, so nothing is left out; name a value of it`,
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
                os: [linux, windows]
                exclude:
                  - { node: 20, os: windows }
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy:
              matrix:
                node: [22, 24]
                os: [linux, windows]
                exclude:
                  - { node: 22, os: windows }
                  - { node: '24', os: '\${{ vars.NOT }}' }
            steps: [{ run: make test }]
      `,
    },
  ],
}

/** Whether the entry may be a part of the value; numbers are compared with what they are written as. */
function mayMatch(value: unknown, wanted: unknown, depth = 0): boolean {
  if (isUnknown(value) || isUnknown(wanted) || depth > 20) return true
  if ([value, wanted].some((each) => typeof each === 'string' && hasHole(each))) return true
  if (isMap(wanted))
    return isMap(value) && Object.entries(wanted).every(([name, each]) => mayMatch(value[name], each, depth + 1))
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) &&
      value.length === wanted.length &&
      wanted.every((each, index) => mayMatch(value[index], each, depth + 1))
    )
  return value !== undefined && !isMap(value) && !Array.isArray(value) && String(value) === String(wanted)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '').slice(0, 60)
}
