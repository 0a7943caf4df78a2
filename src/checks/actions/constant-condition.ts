import { Job } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import { truthOf } from '../../syntax/expression/answer.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { asksStatus, decide, expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Condition is always true',
  why: `Where anything stands beside \`\${{ }}\` in an \`if\`, GitHub fills the braces in and takes the whole for a text, and a text that
is not empty is true. The step runs on every branch. Write the condition without braces, or put all of it between them.
A text by itself, as in \`a == 'x' || 'y'\`, is true as well.`,
  severity: 'high',
  level: 'default',
  on: Job,
  controls: ['soc2/CC8.1'],
  sources: ['actionlint/if-cond', 'zizmor/unsound-condition'],
  *run({ if: own, steps = [] }) {
    const conditions: { text: string | undefined; at: Path }[] = [
      { text: own, at: ['if'] },
      ...steps.map((step, index) => ({ text: step?.if, at: ['steps', index, 'if'] })),
    ]
    for (const { text, at } of conditions) {
      if (text === undefined) continue
      // Even the line end that a block scalar (`|`) leaves makes a text of it.
      const [first, ...others] = holesIn(text)
      if (first && (others.length > 0 || first.from > 0 || first.to < text.length))
        yield {
          at,
          message: `\`${text.trim()}\` is a text and so always true; put all of it between one pair of braces`,
        }
      else if (!isPlain(text) && truthOf(decide(text, {})) === true)
        yield {
          at,
          message: `\`${text.trim()}\` is always true, whatever it reads; say what each side is compared with`,
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            if: \${{ github.ref == 'refs/heads/main' }} && github.event_name == 'push'
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
      `,
      good: `
        on: push
        jobs:
          deploy:
            if: \${{ github.ref == 'refs/heads/main' && github.event_name == 'push' }}
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
      `,
    },
    {
      bad: `
        on: push
        jobs:
          deploy:
            if: github.ref_name == 'main' || 'release'
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
      `,
      good: `
        on: push
        jobs:
          deploy:
            if: github.ref_name == 'main' || github.ref_name == 'release'
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
      `,
    },
  ],
}

/** `true` and `always()` say openly that they are true. */
function isPlain(condition: string): boolean {
  return (
    asksStatus(condition) ||
    expressionsIn(condition, true).some(({ parsed }) => 'flaw' in parsed || parsed.expression.is === 'literal')
  )
}
