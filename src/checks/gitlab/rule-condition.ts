import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Condition of a rule compares nothing',
  why: `In \`if\` a variable has a \`$\` before it and no quotes around it; texts stand in quotes, and the operators are \`==\`, \`!=\`, \`=~\`, \`!~\`, \`&&\` and
\`||\`. A quoted variable is a text and equal to no value, and anything else stops the pipeline.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run({ rules }) {
    for (const [index, rule] of (Array.isArray(rules) ? rules : []).entries()) {
      const condition = isMap(rule) ? rule.if : undefined
      if (typeof condition !== 'string') continue
      const flaw = flawOf(condition)
      if (flaw) yield { at: ['rules', index, 'if'], message: `\`${condition.trim().slice(0, 100)}\`: ${flaw}` }
    }
  },
  examples: [
    {
      bad: `
        deploy:
          script: make deploy
          rules:
            - if: CI_COMMIT_BRANCH == "main"
      `,
      good: `
        deploy:
          script: make deploy
          rules:
            - if: $CI_COMMIT_BRANCH == "main"
            - if: ($CI_PIPELINE_SOURCE == "push" && $A != null) || $B =~ /^v\\d+ = "x"$/i
      `,
    },
    {
      bad: `
        deploy:
          script: make deploy
          rules:
            - if: '"$CI_COMMIT_BRANCH" == "main"'
      `,
      good: `
        deploy:
          script: make deploy
          rules:
            - if: '$CI_COMMIT_BRANCH == "main"'
      `,
    },
  ],
}

function flawOf(condition: string): string | undefined {
  // Regular expressions may hold anything.
  const bare = condition.replaceAll(/(?<=[=!]~\s*)\/(?:\\.|[^/\\])*\/[a-z]*/g, '$R')
  const quoted = /(["'])\$\{?\w+\}?\1\s*(?:==|!=|=~)/.exec(bare)?.[0]
  if (quoted) return 'a variable in quotes is a text and never equal; leave the quotes out'
  const plain = bare.replaceAll(/"[^"]*"|'[^']*'/g, '""')
  if (/[^=!<>~]=(?![=~])/.test(plain)) return 'one `=` compares nothing; write `==`'
  const [word] =
    /(?<![$\w{"'])[A-Za-z_]\w*(?!\w)/.exec(plain.replaceAll(/\$\{?\w+\}?/g, '$').replaceAll(/\bnull\b/g, '')) ?? []
  if (word && /^(?:and|or|not)$/i.test(word)) return `\`${word}\` is no operator; write \`&&\`, \`||\` or \`!=\``
  if (word) return `\`${word}\` has no \`$\` before it; write \`$${word}\`, or put a text into quotes`
  return undefined
}
