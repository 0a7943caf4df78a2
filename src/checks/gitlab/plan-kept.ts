import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { linesIn } from './script-commands.ts'

export const check: Check<GitlabJob> = {
  title: 'Terraform plan is kept as an artifact that others can download',
  why: `A plan file holds the values of every resource and variable, passwords among them, in plain text, and guests may download artifacts of public pipelines.
Limit it with \`artifacts:access: developer\`, or encrypt it.`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC6.1', 'iso-27001/A.8.12'],
  *run(job) {
    const { artifacts } = job
    if (
      !isMap(artifacts) ||
      artifacts.public === false ||
      artifacts.access !== undefined ||
      !Array.isArray(artifacts.paths)
    )
      return
    const lines = linesIn(job)
    if (lines.some(({ text }) => /\b(?:gpg|age|sops|openssl)\b/.test(text))) return
    const plans = lines.flatMap(({ ran }) =>
      ran
        .filter(
          ({ name, words }) => (name === 'terraform' || name === 'tofu') && words.some(({ text }) => text === 'plan'),
        )
        .flatMap(({ words }) => words.map(({ text }) => /^--?out=([^$]+)$/.exec(text)?.[1]?.split('/').at(-1))),
    )
    for (const [index, path] of artifacts.paths.entries()) {
      const name = typeof path === 'string' ? path.split('/').at(-1) : undefined
      if (name === undefined || !plans.includes(name)) continue
      yield {
        at: ['artifacts', 'paths', index],
        message: `\`${name}\` holds secrets in plain text; set \`artifacts:access: developer\`, or encrypt it`,
      }
    }
  },
  examples: [
    {
      bad: `
        plan:
          script: [terraform init, terraform plan -out=tfplan]
          artifacts:
            expire_in: 1 week
            paths: [tfplan]
      `,
      good: `
        plan:
          script: [terraform init, terraform plan -out=tfplan]
          artifacts:
            access: developer
            expire_in: 1 week
            paths: [tfplan]
      `,
    },
  ],
}
