import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { predefined } from './keywords.ts'
import { pipelineOf } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Variable of GitLab is misspelt',
  why: `A variable that nobody sets is empty: a rule never fits, an image has no name. Names that begin with \`CI_\` are GitLab's own.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run({ variables: own }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    const { variables } = pipelineOf(resource)
    const known = new Set([...predefined, ...Object.keys(isMap(variables) ? variables : {}), ...Object.keys(own ?? {})])
    const whole = JSON.stringify(raw ?? '')
    for (const { text, at } of textsIn(raw)) {
      const seen = new Set<string>()
      for (const [, name = ''] of text.matchAll(/\$\{?(CI_[A-Z0-9_]+)(?![A-Z0-9_a-z])(?!\}?[:-])/g)) {
        if (known.has(name) || seen.has(name) || new RegExp(`\\b${name}=`).test(whole)) continue
        seen.add(name)
        const close = nearest(name, predefined).find(
          (each) => Math.abs(each.length - name.length) <= 2 && near(name, each),
        )
        if (close) yield { at, message: `GitLab sets no \`${name}\`; did you mean \`${close}\`?` }
      }
    }
  },
  examples: [
    {
      bad: `
        deploy:
          script: make deploy
          rules:
            - if: $CI_COMIT_BRANCH == "main"
      `,
      good: `
        deploy:
          script: make deploy $CI_OWN_THING \${CI_COMIT_BRANCH:-x}
          rules:
            - if: $CI_COMMIT_BRANCH == "main"
      `,
    },
  ],
}

/** One letter more, less, other or moved. */
function near(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return Math.max(one.length, other.length) - start - end <= 2
}

function* textsIn(value: unknown, at: Path = [], depth = 0): Iterable<{ readonly text: string; readonly at: Path }> {
  if (typeof value === 'string') yield { text: value, at }
  else if (depth < 12 && Array.isArray(value))
    for (const [index, each] of value.entries()) yield* textsIn(each, [...at, index], depth + 1)
  else if (depth < 12 && isMap(value))
    for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...at, key], depth + 1)
}
