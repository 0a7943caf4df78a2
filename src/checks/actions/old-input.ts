import { takenBy } from '../../facts/action-forms.ts'
import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Input of an action is deprecated',
  why: 'Its authors say that they will take the input away; from then on it is ignored. Its page names what to use instead.',
  severity: 'low',
  level: 'default',
  on: Use,
  sources: ['actionlint/action'],
  *run({ uses, with: inputs = {} }) {
    const reference = parseReference(uses)
    const [, major] = /^(?:release\/)?v?(\d{1,3})(?:\.\d+)*$/.exec(reference?.ref ?? '') ?? []
    if (!reference || !major) return
    const takes = takenBy([reference.repository, reference.path].filter(Boolean).join('/'), Number(major))
    for (const name of Object.keys(inputs))
      if (takes?.inputs.get(name.toLowerCase())?.old)
        yield {
          at: ['with', name],
          part: 'key',
          message: `\`${name}\` of \`${reference.repository}\` is deprecated; see its page for what to use`,
        }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/cache@v5
                with: { path: ~/.npm, key: npm, save-always: true }
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/cache@v5
                with: { path: ~/.npm, key: npm }
      `,
    },
  ],
}
