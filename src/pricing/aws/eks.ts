import { endOf } from '../../facts/lifecycles.ts'
import { textIn } from '../body.ts'
import { hourly, type Line, monthHours } from '../line.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  title: 'EKS',
  types: {
    *aws_eks_cluster({ body, on }) {
      const version = textIn(body.version)
      const end = version === undefined ? undefined : endOf('eks', version)
      const extended = end?.ends !== undefined && Date.parse(end.ends) <= on.getTime()
      yield extended
        ? hourly('EKS cluster (extended support)', 'eks/extended-support')
        : hourly('EKS cluster', 'eks/cluster')
    },
    *aws_eks_fargate_profile() {
      yield* fargate(1, 1, 1, { assumed: 'one pod of 1 vCPU and 1 GB' })
    },
  },
}

/** Pods or tasks that run without a machine of ours. */
export function* fargate(
  count: number,
  cores: number,
  gigabytes: number,
  { arm = false, spot = false, ...more }: { arm?: boolean; spot?: boolean; assumed?: string } = {},
): Iterable<Line> {
  const end = arm ? '/arm' : ''
  const bound = spot ? { assumed: 'spot at the price on demand: an upper bound' } : {}
  yield {
    name: 'Per GB per hour',
    sku: `fargate/memory${end}`,
    unit: 'GB-hour',
    quantity: count * gigabytes * monthHours,
    ...more,
    ...bound,
  }
  yield {
    name: 'Per vCPU per hour',
    sku: `fargate/vcpu${end}`,
    unit: 'vCPU-hour',
    quantity: count * cores * monthHours,
    ...more,
    ...bound,
  }
}
