import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { innermostAt } from './anchors.ts'

export const check: Check<Workflow> = {
  title: 'Workflow merges maps with a YAML key that GitHub does not know',
  why: `GitHub reads anchors and aliases, and not the merge key \`<<\`: the workflow is refused. Use the alias for the whole
value, or write the keys out.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/syntax-check'],
  *run(_, { resource }) {
    const { text } = resource.tree.file
    if (!text.includes('<<:')) return
    for (const match of text.matchAll(/(?:^|[\s{,])<<:[ \t]*[*[{]/g)) {
      const at = innermostAt(resource, match.index + 1)
      if (at)
        yield {
          at,
          part: 'key',
          message: '`<<` is no key of a workflow; use an alias for the whole value, or write the keys out',
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
            steps:
              - run: make test
                env: &env { A: b }
              - run: make more
                env:
                  <<: *env
                  C: d
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
                env: &env { A: b }
              - run: make more
                env: *env
              - run: |
                  cat > compose.yaml <<'END'
                  web:
                    <<: *base
                  END
      `,
    },
  ],
}
