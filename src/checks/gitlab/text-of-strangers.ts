import { GitlabJob } from '../../kinds/gitlab.ts'
import { ranIn } from '../../kinds/ran.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Text of a merge request is run as code',
  why: `\`eval\`, \`sh -c\` and \`ssh\` read their argument once more as a command. A title, description, branch or commit message in it can hold \`$(…)\` or \`;\`,
and whoever opens a merge request then runs commands with the variables of the job. Use the variable, quoted, as an argument of its own.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  sources: ['poutine/injection'],
  *run(job) {
    for (const key of ['before_script', 'script', 'after_script'] as const)
      for (const { text, at } of linesOf(job[key], [key]))
        for (const { name, words } of ranIn(text, () => at)) {
          const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word.text))
          const code =
            name === 'eval'
              ? words
              : shells.has(name) && flag >= 0
                ? words.slice(flag + 1, flag + 2)
                : name === 'ssh'
                  ? words.slice(1)
                  : []
          const [, variable] =
            /\$\{?(CI_(?:MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH_NAME)|COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|REF_NAME|BRANCH|TAG_MESSAGE|AUTHOR)))\b/.exec(
              code.map((word) => word.text).join(' '),
            ) ?? []
          if (variable)
            yield {
              at,
              message: `\`${name}\` runs what \`$${variable}\` holds, and whoever opens a merge request writes that; pass it as an argument of its own`,
            }
        }
  },
  examples: [
    {
      bad: `
        notify:
          script:
            - bash -c "./notify.sh '$CI_MERGE_REQUEST_TITLE'"
      `,
      good: `
        notify:
          script:
            - ./notify.sh "$CI_MERGE_REQUEST_TITLE"
            - bash -c './notify.sh'
      `,
    },
  ],
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh'])

function linesOf(
  script: string | readonly (string | undefined)[] | undefined,
  at: Path,
): readonly { readonly text: string; readonly at: Path }[] {
  if (typeof script === 'string') return [{ text: script, at }]
  return (script ?? []).flatMap((text, index) => (text === undefined ? [] : [{ text, at: [...at, index] }]))
}
