import type { Plan, Stack } from '../../model/plan.ts'
import type { At, Line } from './line.ts'

/** Control planes, their nodes and disks, the ways in and out of each network. */
export function clusterLines({ stacks, workloads, sites }: Plan): Line[] {
  return stacks.flatMap((stack) => {
    const at = { stack: stack.name, region: stack.region }
    const open = workloads.some(({ service }) => service.public && service.protocol !== 'tcp')
    const raw = workloads.filter(
      ({ service, platform }) => service.public && service.protocol === 'tcp' && platform === 'kubernetes',
    )
    return [
      ...(stack.nodes.length > 0 ? nodes(stack, at) : []),
      ...network(stack, at, open),
      ...raw.map(({ name }) => ({
        ...at,
        what: `Load balancers of \`${name}\``,
        sku: 'nlb',
        quantity: stack.stages.length,
        assumed: 'one for each environment',
      })),
      ...(sites.length > 0 ? firewall({ ...at, region: 'us-east-1' }, 'the CDN') : []),
    ]
  })
}

const nodeDisk = 50
const metricsDisk = 100

function nodes(stack: Stack, at: At): Line[] {
  const total = stack.nodes.reduce((sum, { desired, share = 0 }) => sum + (desired || share), 0)
  return [
    { ...at, what: 'EKS control plane', sku: 'eks/cluster', quantity: 1 },
    ...stack.nodes.map(({ name, instance, desired, capacity, share, by }) => {
      const assumed = [
        ...(by === 'karpenter' ? ['of the shape that is reckoned with; what fits is taken'] : []),
        ...(capacity === 'spot' ? ['spot at the price on demand: an upper bound'] : []),
        ...(share !== undefined ? ['an hour for each run'] : []),
      ]
      return {
        ...at,
        what: `Nodes \`${name}\` (${instance})`,
        sku: `ec2/${instance}`,
        quantity: desired || (share ?? 0),
        ...(assumed.length > 0 && { assumed: assumed.join('; ') }),
      }
    }),
    { ...at, what: 'Disks of nodes', sku: 'ebs/gp3', quantity: total * nodeDisk, assumed: `${nodeDisk} GB each` },
    { ...at, what: 'Disk of Prometheus', sku: 'ebs/gp3', quantity: metricsDisk, assumed: `${metricsDisk} GB` },
  ]
}

function network({ nats, purpose, stages }: Stack, at: At, open: boolean): Line[] {
  const outwards = purpose === 'production' ? 300 : 50
  return [
    { ...at, what: 'NAT gateways', sku: 'nat-gateway', quantity: nats },
    { ...at, what: 'Data through NAT', sku: 'nat-gateway/data', quantity: outwards, assumed: `${outwards} GB` },
    ...(open
      ? [
          { ...at, what: 'Load balancers', sku: 'alb', quantity: stages.length, assumed: 'one for each environment' },
          ...firewall(at, 'the load balancers'),
        ]
      : []),
  ]
}

/** CloudFront takes firewalls from us-east-1 only. */
function firewall(at: At, before: string): Line[] {
  return [
    { ...at, what: `Firewall before ${before}`, sku: 'waf/acl', quantity: 1 },
    { ...at, what: `Rules of the firewall before ${before}`, sku: 'waf/rule', quantity: 4 },
  ]
}
