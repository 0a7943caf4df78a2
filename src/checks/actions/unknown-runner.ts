import { Job } from '../../kinds/actions.ts'
import type { Estate } from '../../model/estate.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { matchesGlob } from '../../values/glob.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { hosted, labelsOf, ownLabels } from './runner-labels.ts'

export const check: Check<Job> = {
  title: 'No runner of GitHub has the label',
  why: `A job waits a day for a runner that has all its labels, and is then cancelled. Labels of one's own runners are not known from
files; write \`self-hosted\` beside them, or name them in the settings of actionlint.`,
  severity: 'medium',
  level: 'strict',
  on: Job,
  sources: ['actionlint/runner-label'],
  *run(job, { estate }) {
    const runsOn = job['runs-on']
    if (isMap(runsOn) ? runsOn.group !== undefined : [runsOn].flat().some(isUnknown)) return
    if (runsOn === null || runsOn === '')
      yield { at: ['runs-on'], part: 'key', message: 'No runner is named; write for instance `ubuntu-24.04`' }
    const labels = [...labelsOf(job)]
    if (labels.some(({ label }) => label === 'self-hosted') && !labels.some(({ at }) => at[0] === 'strategy')) return
    for (const { label, at } of labels) {
      const lower = label.toLowerCase()
      if (
        hosted.has(lower) ||
        ownLabels.has(lower) ||
        hasHole(label) ||
        retired.test(lower) ||
        isDeclared(label, estate)
      )
        continue
      const [close] = nearest(lower, hosted)
      yield { at, message: `\`${label}\` is no runner of GitHub${close ? `; did you mean \`${close}\`?` : ''}` }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-lastest
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-latest
            steps: [{ run: make test }]
          own:
            runs-on: [self-hosted, gpu]
            steps: [{ run: make test }]
          large:
            runs-on: { group: large, labels: [big] }
            steps: [{ run: make test }]
      `,
    },
  ],
}

/** Those that are gone are another check's. */
const retired = /^(?:ubuntu-(?:16|18|20)\.04|windows-20(?:16|19)|macos-(?:10\.15|1[123])(?:-large|-xlarge)?)$/

/** Whether the settings of actionlint name the label among one's own. */
function isDeclared(label: string, { files }: Estate): boolean {
  const file = files.get('.github/actionlint.yaml') ?? files.get('.github/actionlint.yml')
  const tree = file && yaml.parse(file)
  const labels = valueAt(tree?.data, [0, 'self-hosted-runner', 'labels'])
  return Array.isArray(labels) && labels.some((each) => typeof each === 'string' && matchesGlob(label, each))
}
