import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn, mayWrite, rightsOf } from './job-steps.ts'
import { parseReference } from './reference.ts'
import { eventsOf, isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job asks for an identity token that it may not have',
  why: `A login without a key needs \`id-token: write\`, which no job has by itself. Without it the step stops with "Unable to get
ACTIONS_ID_TOKEN_REQUEST_URL".`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const workflow = workflowOf(resource)
    const events = eventsOf(workflow?.on).map(({ name }) => name)
    const rights = rightsOf(job, workflow)
    // A workflow that is called gets what its caller grants, where it says nothing itself.
    if (
      (rights === undefined && (events.length === 0 || events.includes('workflow_call'))) ||
      mayWrite(rights, 'id-token')
    )
      return
    if (typeof rights === 'string' && rights !== 'read-all') return
    for (const { step, index } of doneIn(job)) {
      const asked = identityOf(step.uses ?? '', step.with ?? {})
      if (asked === undefined) continue
      yield {
        at: ['steps', index, 'uses'],
        related: [{ resource, at: ['permissions'], message: 'the rights of the job' }],
        message: `\`${asked}\` needs \`id-token: write\` and the job does not have it; add it to its \`permissions\``,
      }
      return
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: { contents: read }
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: aws-actions/configure-aws-credentials@v6
                with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }
      `,
      good: `
        on: push
        permissions: { contents: read }
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            permissions: { id-token: write }
            steps:
              - uses: aws-actions/configure-aws-credentials@v6
                with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }
      `,
    },
  ],
}

/** The action, where it logs in with the identity of the job. */
function identityOf(uses: string, given: { readonly [name: string]: unknown }): string | undefined {
  const name = parseReference(uses)?.repository.toLowerCase()
  const has = (input: string) => given[input] !== undefined && given[input] !== ''
  switch (name) {
    case 'aws-actions/configure-aws-credentials':
      return has('role-to-assume') &&
        !has('aws-access-key-id') &&
        !has('web-identity-token-file') &&
        !has('role-chaining')
        ? name
        : undefined
    case 'google-github-actions/auth':
      return has('workload_identity_provider') ? name : undefined
    case 'azure/login':
      return has('client-id') && !has('creds') && given['auth-type'] === undefined ? name : undefined
    default:
      return undefined
  }
}
