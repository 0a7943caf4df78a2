import type { Planned, Stack } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { behindCdn, edged } from '../cdn.ts'
import { placed } from '../products.ts'
import type { At, Line } from './line.ts'

/** Control planes, their nodes and disks, the ways in and out of each network. */
export function clusterLines(plan: Planned): Line[] {
  const { stacks, pods, releases, stores } = plan
  return stacks.flatMap((stack) => {
    const at = { stack: stack.name, region: stack.region }
    const doors = doorsOf(stack, plan)
    const hidden = stack.stages.filter((name) => plan.workloads.some(({ cdn }) => cdn.includes(name)))
    const raw = pods.filter(({ service }) => service.public && service.protocol === 'tcp')
    // Functions stand in no network of ours.
    const networked =
      stack.nodes.length > 0 ||
      releases.some(({ stage, workload }) => stage.stack === stack.name && workload.platform !== 'functions') ||
      stores.some(
        ({ module, instances }) =>
          placed.has(module) && Object.values(instances).some((instance) => instance.stack === stack.name),
      )
    return [
      ...(stack.nodes.length > 0 ? nodes(stack, at) : []),
      ...(networked ? network(stack, at, doors) : []),
      ...raw.map(({ name }) => ({
        ...at,
        what: `Load balancers of \`${name}\``,
        sku: 'nlb',
        quantity: stack.stages.length,
        assumed: 'one for each environment',
      })),
      ...addresses(stack, at, doors + raw.length * stack.stages.length),
      ...(hidden.length > 0
        ? [
            {
              ...at,
              what: 'Private load balancers behind the CDN',
              sku: 'alb',
              quantity: hidden.length,
              assumed: 'one for each environment',
            },
          ]
        : []),
      ...(edged(plan) ? firewall({ ...at, region: 'us-east-1' }, 'the CDN') : []),
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

/** Environments with a load balancer: functions need none. */
function doorsOf({ stages }: Stack, { pods, releases }: Pick<Planned, 'pods' | 'releases'>): number {
  const openly = (workload: Workload, name: string) =>
    workload.hosts[name] !== undefined && workload.service.protocol !== 'tcp' && !behindCdn(workload, name)
  return stages.filter(
    (name) =>
      pods.some((workload) => openly(workload, name)) ||
      releases.some(
        ({ workload, stage }) => stage.name === name && workload.platform !== 'functions' && openly(workload, name),
      ),
  ).length
}

function network({ nats, purpose }: Stack, at: At, doors: number): Line[] {
  const outwards = purpose === 'production' ? 300 : 50
  return [
    ...(nats > 0
      ? [
          { ...at, what: 'NAT gateways', sku: 'nat-gateway', quantity: nats },
          { ...at, what: 'Data through NAT', sku: 'nat-gateway/data', quantity: outwards, assumed: `${outwards} GB` },
        ]
      : []),
    ...(doors > 0
      ? [
          { ...at, what: 'Load balancers', sku: 'alb', quantity: doors, assumed: 'one for each environment' },
          ...firewall(at, 'the load balancers'),
        ]
      : []),
  ]
}

/** What is open to the internet has an address in each zone, and what leads out of it one of its own; each is charged. */
function addresses({ nats, subnets }: Stack, at: At, doors: number): Line[] {
  const quantity = nats + doors * subnets.public.length
  const what = [...(doors > 0 ? ['load balancers'] : []), ...(nats > 0 ? ['NAT gateways'] : [])].join(' and ')
  return quantity > 0 ? [{ ...at, what: `Public addresses of ${what}`, sku: 'public-ipv4/idle', quantity }] : []
}

/** CloudFront takes firewalls from us-east-1 only. */
function firewall(at: At, before: string): Line[] {
  return [
    { ...at, what: `Firewall before ${before}`, sku: 'waf/acl', quantity: 1 },
    { ...at, what: `Rules of the firewall before ${before}`, sku: 'waf/rule', quantity: 4 },
  ]
}
