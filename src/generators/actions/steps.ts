import { actionPin } from '../../facts/action-pins.ts'
import { remark } from '../../syntax/yaml/print.ts'

export type Step = Readonly<Record<string, unknown>>

/** A step that calls an action, pinned by commit with its version beside it. `action` may name a folder in a repository. */
export function uses(action: string, given: Readonly<Record<string, unknown>> = {}, more: Step = {}): Step {
  const [owner = '', name = ''] = action.split('/')
  const pin = actionPin(`${owner}/${name}`)
  if (!pin) throw new Error(`no pin is known for ${action}`)
  const step = {
    ...more,
    uses: `${action}@${pin.sha}`,
    ...(Object.keys(given).length > 0 && { with: given }),
  }
  return remark(step, { uses: pin.version } as { readonly [K in keyof typeof step]?: string })
}

export function run(name: string, script: string, more: Step = {}): Step {
  return { name, ...more, run: script }
}

export const checkout = uses('actions/checkout', { 'persist-credentials': false })

/** Takes on a role of AWS by what GitHub says of this run; no key is stored anywhere. */
export function assume(role: string, region: string): Step {
  return uses('aws-actions/configure-aws-credentials', {
    'role-to-assume': `arn:aws:iam::\${{ vars.AWS_ACCOUNT_ID }}:role/${role}`,
    'aws-region': region,
  })
}
