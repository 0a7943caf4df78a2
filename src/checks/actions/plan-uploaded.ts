import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { isAction } from './reference.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Terraform plan is uploaded as it is',
  why: `A plan file holds the values of every resource and variable, passwords among them, in plain text, and whoever may read the repository can download its
artifacts. Encrypt it before, or keep it in a bucket that only the job that applies it can read.`,
  severity: 'medium',
  level: 'default',
  on: Job,
  controls: ['soc2/CC6.1', 'iso-27001/A.8.12'],
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const plans = new Set<string>()
    for (const { step, index, ran } of doneIn(job)) {
      if (/\b(?:gpg|age|sops|openssl|kms)\b/.test(step.run ?? '')) return
      for (const { name, words } of ran)
        if ((name === 'terraform' || name === 'tofu') && words.some(({ text }) => text === 'plan'))
          for (const [at, { text }] of words.entries()) {
            const file = /^--?out=(.+)$/.exec(text)?.[1] ?? (/^--?out$/.test(text) ? words[at + 1]?.text : undefined)
            if (file) plans.add(file.split('/').at(-1) ?? file)
          }
      const path = step.with?.path
      if (!isAction(step.uses, 'actions/upload-artifact') || typeof path !== 'string') continue
      const plan = path
        .split('\n')
        .map((line) => line.trim().split('/').at(-1) ?? '')
        .find((name) => plans.has(name) && !name.includes('$'))
      if (plan === undefined) continue
      yield {
        at: ['steps', index, 'with', 'path'],
        message: `\`${plan}\` holds secrets in plain text, and every reader of the repository can download it; encrypt it first`,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          plan:
            runs-on: ubuntu-24.04
            steps:
              - run: terraform init && terraform plan -out=tfplan
              - uses: actions/upload-artifact@v7
                with: { name: plan, path: infra/tfplan }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          plan:
            runs-on: ubuntu-24.04
            steps:
              - run: terraform init && terraform plan -out=tfplan
              - run: gpg --encrypt --recipient ops@example.com tfplan
              - uses: actions/upload-artifact@v7
                with: { name: plan, path: tfplan.gpg }
          text:
            runs-on: ubuntu-24.04
            steps:
              - run: terraform init && terraform plan -out=tfplan && terraform show -no-color tfplan > plan.txt
              - uses: actions/upload-artifact@v7
                with: { name: text, path: plan.txt }
      `,
    },
  ],
}
