import { Step } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Step> = {
  title: 'Workflow command is switched off or deprecated',
  why: `Whatever a step prints could set variables and outputs this way, so GitHub replaced these commands by files that only
the step itself can write. \`set-env\` and \`add-path\` fail since 2020; \`set-output\` and \`save-state\` are deprecated since 2022.`,
  severity: 'medium',
  level: 'default',
  on: Step,
  sources: ['actionlint/deprecated-commands', 'zizmor/insecure-commands'],
  *run({ run = '' }) {
    const seen = new Set<string>()
    for (const [, command = ''] of run.matchAll(/::(set-env|add-path|set-output|save-state)(?=\s|::)/g)) {
      if (seen.has(command)) continue
      seen.add(command)
      yield {
        at: ['run'],
        message: `\`::${command}\` is ${/set-env|add-path/.test(command) ? 'switched off' : 'deprecated'}; write to \`${files[command]}\` instead`,
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
              - id: version
                run: echo "::set-output name=version::$(cat VERSION)"
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - id: version
                run: echo "version=$(cat VERSION)" >> "$GITHUB_OUTPUT"
      `,
    },
  ],
}

const files: Readonly<Record<string, string>> = {
  'set-env': '$GITHUB_ENV',
  'add-path': '$GITHUB_PATH',
  'set-output': '$GITHUB_OUTPUT',
  'save-state': '$GITHUB_STATE',
}
