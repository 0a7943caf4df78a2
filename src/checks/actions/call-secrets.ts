import { Use } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { calledWorkflow } from './local.ts'

export const check: Check<Use> = {
  title: 'Call of a workflow does not fit its secrets',
  why: 'GitHub refuses a call that passes a secret which the called workflow does not declare, or leaves out one that it requires.',
  severity: 'high',
  level: 'default',
  on: Use,
  sources: ['actionlint/workflow-call'],
  *run({ uses, secrets }, { resource, estate }) {
    const callee = calledWorkflow(uses, resource, estate)
    const call = callee && isMap(callee.data.on) ? callee.data.on.workflow_call : undefined
    if (
      !callee ||
      secrets === 'inherit' ||
      (secrets !== undefined && !isMap(secrets)) ||
      (call !== null && !isMap(call))
    )
      return
    if (call?.secrets !== undefined && call.secrets !== null && !isMap(call.secrets)) return
    const declared = Object.entries(isMap(call?.secrets) ? call.secrets : {})
    const names = new Set(declared.map(([name]) => name.toLowerCase()))
    const given = Object.keys(secrets ?? {})
    const related = (name?: string) => [
      { resource: callee, at: ['on', 'workflow_call', ...(name ? ['secrets', name] : [])], message: 'what it takes' },
    ]
    for (const name of given)
      if (!names.has(name.toLowerCase()))
        yield {
          at: ['secrets', name],
          part: 'key',
          message: `\`${uses}\` declares no secret \`${name}\`; declare it there or drop it here`,
          related: related(),
        }
    for (const [name, secret] of declared)
      if (isMap(secret) && secret.required === true && !given.some((each) => each.toLowerCase() === name.toLowerCase()))
        yield {
          at: ['secrets', name],
          message: `\`${uses}\` requires the secret \`${name}\`; pass it`,
          related: related(name),
        }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          deploy:
            uses: ./.github/workflows/deploy.yml
        -- .github/workflows/deploy.yml --
        on:
          workflow_call:
            secrets:
              token: { required: true }
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
      good: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          deploy:
            uses: ./.github/workflows/deploy.yml
            secrets: { token: '\${{ secrets.DEPLOY }}' }
        -- .github/workflows/deploy.yml --
        on:
          workflow_call:
            secrets:
              token: { required: true }
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
    },
  ],
}
