import { behindCdn } from '../../design/cdn.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stack, Stage } from '../../model/plan.ts'
import { printSize } from '../../values/quantity.ts'

export type Look = 'person' | 'edge' | 'service' | 'store' | 'copy' | 'delivery'
export interface Box {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly look: Look
  readonly within?: string
}
export interface Group {
  readonly id: string
  readonly title: string
  readonly within?: string
}
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly label?: string
  readonly dashed?: true
}

export interface Scene {
  readonly boxes: readonly Box[]
  readonly groups: readonly Group[]
  readonly arrows: readonly Arrow[]
}

/** What the picture shows: the production stage, and what of it lives in the recovery region. */
export function sceneOf(blueprint: Blueprint): Scene {
  const { plan, spec } = blueprint
  const stage = plan.stages.find(
    ({ environment, name }) => environment.kind === 'production' && name === environment.name,
  )
  const stack = plan.stacks.find(({ name }) => name === stage?.stack)
  if (!stage || !stack) return { boxes: [], groups: [], arrows: [] }
  const region = `region/${stack.name}`
  const cluster = `cluster/${stack.name}`
  const fewer = {
    kubernetes: 'pods',
    containers: 'tasks',
    functions: 'at once',
    'virtual-machines': 'machines',
  } as const
  const fronts = plan.workloads.filter((workload) => behindCdn(workload, stage.name))
  const clustered = plan.workloads.some(({ platform }) => platform === 'kubernetes' || platform === 'containers')
  const boxes: Box[] = [
    { id: '/users', title: 'Users', detail: `${spec.users.toLocaleString('en')} people`, look: 'person' },
    ...plan.sites.map(
      ({ name, hosts }): Box => ({
        id: name,
        title: name,
        detail: ['CDN', hosts[stage.name]].filter((part) => part).join(' · '),
        look: 'edge',
      }),
    ),
    ...fronts.map(
      ({ name, hosts }): Box => ({
        id: `cdn/${name}`,
        title: `CDN of ${name}`,
        detail: hosts[stage.name] ?? 'CDN',
        look: 'edge',
      }),
    ),
    ...(plan.workloads.some((workload) => workload.service.public && !fronts.includes(workload))
      ? [{ id: '/ingress', title: 'Load balancer', detail: 'HTTPS, WAF', look: 'edge', within: region } as const]
      : []),
    ...plan.workloads.map(
      ({ name, replicas, service, platform }): Box => ({
        id: name,
        title: name,
        detail:
          service.type === 'job'
            ? `${service.runtime}, at ${service.schedule}`
            : `${service.runtime}, ${replicas[stage.name]?.min}–${replicas[stage.name]?.max} ${fewer[platform]}`,
        look: 'service',
        within: platform === 'kubernetes' || platform === 'containers' ? cluster : region,
      }),
    ),
    ...plan.stores.map(
      ({ name, product, instances, datastore }): Box => ({
        id: name,
        title: name,
        detail: [
          product,
          instances[stage.name]?.class,
          datastore.engine === 'queue' || datastore.engine === 'stream' ? undefined : printSize(datastore.size),
        ]
          .filter((part) => part !== undefined)
          .join(' · '),
        look: 'store',
        within: region,
      }),
    ),
  ]
  const groups: Group[] = [
    { id: region, title: `${stack.region} · ${stack.zones.length} zones` },
    ...(clustered ? [{ id: cluster, title: `cluster ${stack.cluster}`, within: region }] : []),
  ]
  const arrows: Arrow[] = [
    ...plan.sites.map(({ name }) => ({ from: '/users', to: name, label: 'HTTPS' })),
    ...fronts.flatMap(({ name, port }) => [
      { from: '/users', to: `cdn/${name}`, label: 'HTTPS' },
      { from: `cdn/${name}`, to: name, label: `:${port}` },
    ]),
    ...plan.workloads
      .filter((workload) => workload.service.public && !fronts.includes(workload))
      .flatMap(({ name, port }) => [{ from: '/ingress', to: name, label: `:${port}` }]),
    ...(boxes.some(({ id }) => id === '/ingress') ? [{ from: '/users', to: '/ingress', label: 'HTTPS' }] : []),
    ...plan.workloads.flatMap(({ name, service }) =>
      service.uses
        .filter((used) => boxes.some(({ id }) => id === used))
        .map((used) => ({ from: name, to: used, label: labelOf(plan, name, used) })),
    ),
  ]
  const recovery = recoveryOf(blueprint, stage)
  return {
    boxes: [...boxes, ...recovery.boxes],
    groups: [...groups, ...recovery.groups],
    arrows: [...arrows, ...recovery.arrows],
  }
}

function labelOf({ edges, stores }: Blueprint['plan'], from: string, to: string): string {
  const edge = edges.find((each) => each.from === from && each.to === to)
  return edge ? `:${edge.port}` : stores.some(({ name, port }) => name === to && port === 443) ? 'HTTPS' : ''
}

function recoveryOf({ plan }: Blueprint, production: Stage): Scene {
  const stack: Stack | undefined = plan.stacks.find(({ purpose }) => purpose === 'recovery')
  if (!stack) return { boxes: [], groups: [], arrows: [] }
  const region = 'region/recovery'
  const copies = plan.stores.filter(
    ({ instances }) => instances.recovery?.replicaOf === instances[production.name]?.identifier,
  )
  const both = plan.takeover?.other !== undefined
  const standby: Box = {
    id: '/standby',
    title: both ? 'the same, at full size' : 'stand-by cluster',
    detail: stack.cluster,
    look: 'copy',
    within: region,
  }
  return {
    groups: [{ id: region, title: `${stack.region} · ${both ? 'serves too' : 'recovery'}` }],
    boxes: [
      ...copies.map(
        ({ name, engine }): Box => ({
          id: `copy/${name}`,
          title: `${name} replica`,
          // A copied bucket and a global table take writes already.
          detail: engine === 'postgresql' ? (both ? 'hands writes on' : 'promoted at failover') : 'ready',
          look: 'copy',
          within: region,
        }),
      ),
      standby,
    ],
    arrows: [
      ...(both ? [{ from: '/users', to: '/standby', label: 'HTTPS' }] : []),
      ...copies.map(({ name }) => ({ from: name, to: `copy/${name}`, label: 'replicates', dashed: true as const })),
    ],
  }
}
