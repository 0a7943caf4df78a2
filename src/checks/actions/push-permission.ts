import type { Step } from '../../kinds/actions.ts'
import { Job } from '../../kinds/actions.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { type Done, doneIn, mayWrite, rightsOf } from './job-steps.ts'
import { isAction, parseReference } from './reference.ts'
import { isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Token of the job may not do what a step asks of it',
  why: `Where \`permissions\` are set, what they leave out is denied: a push to \`ghcr.io\` needs \`packages: write\`, a release and a pushed commit need
\`contents: write\`. The step fails with 403.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const rights = rightsOf(job, workflowOf(resource))
    for (const { step, index, ran } of doneIn(job)) {
      const wanted = wantedBy(step, ran, doneIn(job).slice(0, index))
      if (!wanted || mayWrite(rights, wanted.scope) !== false) continue
      yield {
        at: ['steps', index, step.uses === undefined ? 'run' : 'uses'],
        related: [{ resource, at: ['permissions'], message: 'the rights of the job' }],
        message: `${wanted.what} needs \`${wanted.scope}: write\`, and the job does not have it; add it to its \`permissions\``,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: { contents: read }
        jobs:
          release:
            runs-on: ubuntu-24.04
            steps:
              - uses: softprops/action-gh-release@v3
                with: { files: dist.zip }
      `,
      good: `
        on: push
        permissions: { contents: read }
        jobs:
          release:
            runs-on: ubuntu-24.04
            permissions: { contents: write }
            steps:
              - uses: softprops/action-gh-release@v3
                with: { files: dist.zip }
      `,
    },
    {
      bad: `
        on: push
        permissions: { contents: read }
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: github/codeql-action/upload-sarif@v4
                with: { sarif_file: results.sarif }
      `,
      good: `
        on: push
        permissions: { contents: read }
        jobs:
          scan:
            runs-on: ubuntu-24.04
            permissions: { contents: read, security-events: write }
            steps:
              - uses: github/codeql-action/upload-sarif@v4
                with: { sarif_file: results.sarif }
      `,
    },
  ],
}

interface Wanted {
  readonly scope: string
  readonly what: string
}

const own = /^\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}$/i

function wantedBy(step: Step, ran: readonly Ran[], before: readonly Done[]): Wanted | undefined {
  const token = step.with?.token
  const asked = actionNeeds(step)
  if (asked) return asked
  if (
    isAction(step.uses, 'softprops/action-gh-release') &&
    (token === undefined || own.test(String(token))) &&
    step.env?.GITHUB_TOKEN === undefined
  )
    return { scope: 'contents', what: 'A release' }
  const login = before.find(
    ({ step: each }) => isAction(each.uses, 'docker/login-action') && each.with?.registry === 'ghcr.io',
  )?.step.with?.password
  if (
    isAction(step.uses, 'docker/build-push-action') &&
    String(step.with?.push) === 'true' &&
    /^\s*ghcr\.io\/[^\n,]*$/.test(String(step.with?.tags ?? '')) &&
    own.test(String(login ?? ''))
  )
    return { scope: 'packages', what: 'A push to `ghcr.io`' }
  const release = ran.some(
    ({ name, words }) =>
      name === 'gh' && words[0]?.text === 'release' && /^(?:create|upload|edit|delete)$/.test(words[1]?.text ?? ''),
  )
  if (release && own.test(String(step.env?.GH_TOKEN ?? step.env?.GITHUB_TOKEN ?? '')))
    return { scope: 'contents', what: '`gh release`' }
  const push = ran.find(({ name, words }) => name === 'git' && words[0]?.text === 'push')
  const checkouts = before.filter(({ step: each }) => isAction(each.uses, 'actions/checkout'))
  const plain =
    checkouts.length > 0 &&
    checkouts.every(
      ({ step: each }) =>
        each.with === undefined || !['token', 'ssh-key', 'repository'].some((name) => each.with?.[name] !== undefined),
    )
  const others = before.some(({ step: each }) =>
    /git remote|insteadOf|url\.|x-access-token|ssh-agent|create-github-app-token|import-gpg/i.test(
      JSON.stringify(each),
    ),
  )
  const bare =
    push?.words.slice(1).every(({ text }) => !/[:@]\/\/|@|\$/.test(text)) &&
    !/remote|x-access-token|insteadOf/.test(step.run ?? '')
  return bare && plain && !others ? { scope: 'contents', what: '`git push`' } : undefined
}

/** What actions do with the token of the job, if they are given no other. */
function actionNeeds({ uses = '', with: given = {}, env }: Step): Wanted | undefined {
  const { repository = '', path = '' } = parseReference(uses) ?? {}
  const name = `${repository}/${path}`.toLowerCase().replace(/\/$/, '')
  const needed = needs.get(name)
  const other = [
    'token',
    'github_token',
    'github-token',
    'repo-token',
    'personal_token',
    'deploy_key',
    'ssh-key',
    'branch-token',
  ]
    .map((input) => given[input])
    .find((value) => value !== undefined)
  if (!needed || (other !== undefined && !own.test(String(other))) || env?.GITHUB_TOKEN !== undefined) return undefined
  return /^(?:never|false|failure-only)$/.test(String(given.upload)) ? undefined : needed
}

const needs: ReadonlyMap<string, Wanted> = new Map([
  ['github/codeql-action/upload-sarif', { scope: 'security-events', what: '`upload-sarif`' }],
  ['github/codeql-action/analyze', { scope: 'security-events', what: 'CodeQL' }],
  ['actions/deploy-pages', { scope: 'pages', what: '`deploy-pages`' }],
  ['actions/attest-build-provenance', { scope: 'attestations', what: 'An attestation' }],
  ['actions/attest', { scope: 'attestations', what: 'An attestation' }],
  ['actions/labeler', { scope: 'pull-requests', what: 'A label' }],
  ['peaceiris/actions-gh-pages', { scope: 'contents', what: 'A push to the branch of the pages' }],
  ['jamesives/github-pages-deploy-action', { scope: 'contents', what: 'A push to the branch of the pages' }],
  ['peter-evans/create-pull-request', { scope: 'pull-requests', what: 'A pull request' }],
])
