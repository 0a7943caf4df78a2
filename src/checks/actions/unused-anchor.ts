import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { innermostAt } from './anchors.ts'

export const check: Check<Workflow> = {
  title: 'YAML anchor is used nowhere',
  why: 'A name that no alias takes up is either left over, or the alias that should use it is misspelt. Drop it.',
  severity: 'low',
  level: 'strict',
  on: Workflow,
  sources: ['actionlint/syntax-check'],
  *run(_, { resource }) {
    const { text } = resource.tree.file
    if (!/[:-]\s+&\w/.test(text)) return
    const marks = [
      ...text.matchAll(/(?<=^[ \t]*(?:[^\s#'"][^\n#'"]*)?(?:[:-][ \t]+|[[,][ \t]*))([&*])([\w-]+)(?=\s|$|[\],}])/gm),
    ]
    for (const [index, mark] of marks.entries()) {
      const [, sign, name] = mark
      if (sign !== '&') continue
      const later = marks.slice(index + 1)
      const again = later.findIndex(([, other, same]) => other === '&' && same === name)
      const reach = again < 0 ? later : later.slice(0, again)
      if (reach.some(([, other, same]) => other === '*' && same === name)) continue
      const at = innermostAt(resource, mark.index) ?? innermostAt(resource, mark.index - 2)
      if (at) yield { at, part: 'key', message: `\`&${name}\` is used nowhere; drop it` }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            env: &env { A: b }
            steps:
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            env: &env { A: b }
            steps:
              - run: make test && make more
                env: *env
      `,
    },
  ],
}
