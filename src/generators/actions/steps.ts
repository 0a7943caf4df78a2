import { actionPin } from '../../facts/action-pins.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
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

/** A step that calls an action of this repository, which must be checked out by then. */
export function own(action: string, given: Readonly<Record<string, unknown>>, more: Step = {}): Step {
  return { ...more, uses: `./.github/actions/${action}`, with: given }
}

export function run(name: string, script: string, more: Step = {}): Step {
  return { name, ...more, run: script }
}

/** A script of several lines, where the first command of a pipe that fails ends it. */
export function script(name: string, lines: readonly string[], more: Step = {}): Step {
  return run(name, `${lines.join('\n')}\n`, { ...more, shell: 'bash' })
}

export const checkout = uses('actions/checkout', { 'persist-credentials': false })

/** The code of one commit. */
export function checkoutAt(ref: string): Step {
  return uses('actions/checkout', { ref, 'persist-credentials': false })
}

/** A job that is over in so many minutes. */
export function machine(minutes: number) {
  return { 'runs-on': 'ubuntu-24.04', 'timeout-minutes': minutes } as const
}

/** Takes on a role of AWS by what GitHub says of this run; no key is stored anywhere. */
export function assume(role: string, region: string, more: Step = {}): Step {
  return uses(
    'aws-actions/configure-aws-credentials',
    {
      'role-to-assume': `arn:aws:iam::\${{ vars.AWS_ACCOUNT_ID }}:role/${role}`,
      'aws-region': region,
    },
    more,
  )
}

/** Takes on the role that may change what a stage delivers to. */
export function assumeFor(stage: Stage, { plan, spec }: Blueprint): Step {
  const region = plan.stacks.find(({ name }) => name === stage.stack)?.region
  return assume(plan.delivery.roles[stage.stack] ?? '', region ?? spec.cloud.region)
}

/** Signs in to the registry of the images. */
export function login({ plan, spec }: Blueprint): Step[] {
  if (plan.delivery.registry === 'ecr')
    return [assume(`${plan.system}-publish`, spec.cloud.region), uses('aws-actions/amazon-ecr-login')]
  return [
    uses('docker/login-action', {
      registry: 'ghcr.io',
      username: '${{ github.actor }}',
      password: '${{ secrets.GITHUB_TOKEN }}',
    }),
  ]
}

/** What a job that only pulls needs to sign in. */
export function pulling({ plan }: Blueprint): Readonly<Record<string, string>> {
  const ecr = plan.delivery.registry === 'ecr'
  return {
    ...((ecr || plan.releases.length > 0) && { 'id-token': 'write' }),
    ...(!ecr && { packages: 'read' }),
  }
}
