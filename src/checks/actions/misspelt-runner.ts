import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { hosted, labelsOf, systemOf } from './runner-labels.ts'

export const check: Check<Job> = {
  title: 'Runner image does not exist, or not together with another',
  why: `A job waits a day for a runner that has all its labels, and is then cancelled. Of GitHub's runners each has one label; to
run on several systems, use a matrix.`,
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/runner-label'],
  *run(job) {
    const runsOn = job['runs-on']
    if (isMap(runsOn) ? runsOn.group !== undefined : [runsOn].flat().some(isUnknown)) return
    const labels = [...labelsOf(job)]
    if (labels.some(({ label }) => label === 'self-hosted')) return
    for (const { label, at } of labels) {
      const lower = label.toLowerCase()
      // Names of larger runners are made up by their owners; these have the form of an image of GitHub.
      if (!/^(?:ubuntu-(?:\d\d\.\d\d|lat\w+)|windows-(?:20\d\d|lat\w+)|macos-(?:\d\d(?:\.\d+)?|lat\w+))$/.test(lower))
        continue
      if (hosted.has(lower) || known.has(lower)) continue
      const [close] = nearest(lower, hosted)
      yield { at, message: `There is no image \`${label}\`${close ? `; use \`${close}\`` : ''}` }
    }
    const fixed = labels.filter(({ at, label }) => at[0] === 'runs-on' && isHosted(label))
    const [first] = fixed
    const rival = labels.find(
      (each) =>
        systemOf(each.label) !== undefined &&
        first &&
        systemOf(each.label) !== systemOf(first.label) &&
        [runsOn].flat().length > 1,
    )
    if (first && rival)
      yield {
        at: ['runs-on'],
        message: `No runner is both \`${first.label}\` and \`${rival.label}\`; use a matrix to run on each`,
      }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: [ubuntu-latest, windows-latest]
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            strategy: { matrix: { os: [ubuntu-latest, windows-latest] } }
            runs-on: \${{ matrix.os }}
            steps: [{ run: make test }]
          large:
            runs-on: ubuntu-24.04-16core
            steps: [{ run: make test }]
      `,
    },
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: macos-10.13
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: macos-26
            steps: [{ run: make test }]
      `,
    },
  ],
}

function isHosted(label: string): boolean {
  return hosted.has(label.toLowerCase()) && systemOf(label) !== undefined
}

/** Images that are gone are another check's. */
const known: ReadonlySet<string> = new Set(
  'ubuntu-16.04 ubuntu-18.04 ubuntu-20.04 windows-2016 windows-2019 macos-10.15 macos-11 macos-12 macos-13'.split(' '),
)
