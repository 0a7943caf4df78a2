import { Job } from '../../kinds/actions.ts'
import { isCertain } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { doneIn, isFresh } from './job-steps.ts'
import { mayCome } from './plain-actions.ts'
import { labelsOf, systemOf } from './runner-labels.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Program is not on the runner',
  why: `The images of GitHub bring many tools, but not this one, and no step before installs it: the job stops with "command not found".`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource) || !isFresh(job) || [...labelsOf(job)].some(({ label }) => systemOf(label) !== 'linux'))
      return
    const steps = doneIn(job)
    for (const { index, ran } of steps)
      for (const [at, each] of ran.entries()) {
        if (!isCertain(each) || !absent.has(each.name) || each.written[0]?.text.includes('/')) continue
        const before = ran.slice(0, at).map(({ written }) => written.map(({ text }) => text).join(' '))
        if (mayCome(steps, index - 1, obtains) || before.some((text) => obtains.test(text) || hides.test(text))) return
        yield {
          at: ['steps', index, 'run'],
          message: `\`${each.name}\` is not on the runners of GitHub, and no step installs it; install it before`,
        }
        return
      }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: actions/setup-python@v6
                with: { python-version: '3.14' }
              - run: pytest
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: actions/setup-python@v6
                with: { python-version: '3.14' }
              - run: pip install -r requirements.txt
              - run: pytest
      `,
    },
  ],
}

/** What the images of Ubuntu do not bring: actions/runner-images, read 2026-11-27. */
const absent: ReadonlySet<string> = new Set(
  `pytest mypy ruff black flake8 pylint isort tox nox poetry uv pipenv pdm hatch pre-commit terragrunt tofu tflint tfsec checkov
  hadolint kubeconform kubeval argocd flux helmfile golangci-lint goreleaser cosign trivy grype syft sops eksctl just pnpm bun deno
  semgrep gitleaks actionlint mise flyctl serverless vercel netlify wrangler twine govulncheck promtool amtool`.split(
    /\s+/,
  ),
)
const obtains =
  /\b(?:apt|apt-get|brew|curl|wget|pip3?|pipx|uvx?|conda|mamba|poetry|pipenv|npm|pnpm|yarn|bun|npx|corepack|install|cargo|gem|dotnet tool|GITHUB_PATH|PATH|snap|docker|asdf|venv|gh|dnf|apk|krew|cache|artifact)\b/
const hides = /\b(?:make|task|source|eval)\b|\.sh\b/
