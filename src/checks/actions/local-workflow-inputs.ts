import { Use } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { calledWorkflow } from './local.ts'

export const check: Check<Use> = {
  title: 'Call of a workflow does not fit its inputs',
  why: 'GitHub refuses a call that passes an input which the called workflow does not declare, or leaves out one that it requires. Both files must agree.',
  severity: 'high',
  level: 'default',
  on: Use,
  sources: ['actionlint/workflow-call'],
  *run({ uses, with: inputs = {} }, { resource, estate }) {
    const callee = calledWorkflow(uses, resource, estate)
    const path = uses.slice(2)
    const call = callee && isMap(callee.data.on) ? callee.data.on.workflow_call : undefined
    if (!callee || call === undefined || (call !== null && !isMap(call))) return
    const declared = isMap(call?.inputs) ? call.inputs : {}
    for (const name of Object.keys(inputs))
      if (!Object.hasOwn(declared, name) && (call?.inputs === undefined || isMap(call.inputs)))
        yield {
          at: ['with', name],
          part: 'key',
          message: `\`${path}\` has no input \`${name}\`; declare it there or drop it here`,
          related: [{ resource: callee, at: ['on', 'workflow_call'], message: 'the inputs that it has' }],
        }
    for (const [name, input] of Object.entries(declared))
      if (isMap(input) && input.required === true && input.default === undefined && !Object.hasOwn(inputs, name))
        yield {
          at: ['with', name],
          message: `\`${path}\` requires the input \`${name}\`; pass it`,
          related: [{ resource: callee, at: ['on', 'workflow_call', 'inputs', name], message: 'required here' }],
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
            with:
              enviroment: staging
        -- .github/workflows/deploy.yml --
        on:
          workflow_call:
            inputs:
              environment: { type: string, required: true }
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
      good: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          deploy:
            uses: ./.github/workflows/deploy.yml
            with:
              environment: staging
        -- .github/workflows/deploy.yml --
        on:
          workflow_call:
            inputs:
              environment: { type: string, required: true }
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
    },
  ],
}
