import type { Blueprint } from '../../model/blueprint.ts'
import type { Edge } from '../../model/plan.ts'
import type { Threat } from './threat.ts'
import { fromPeople, fromPipeline } from './threats-of-delivery.ts'
import { betweenRegions } from './threats-of-regions.ts'
import { fromMonitoring, toCloud, toStore } from './threats-of-stores.ts'
import { amongWorkloads, fromInternet, throughCdn, toSite } from './threats-of-traffic.ts'

export interface Flow {
  readonly title: string
  /** `api → db:5432`. */
  readonly edges: readonly string[]
  readonly threats: readonly Threat[]
}

/** Flows of one kind are threatened alike, so they stand together. */
export function flowsOf(blueprint: Blueprint): Flow[] {
  const { plan } = blueprint
  const of = (kind: Edge['kind']) => plan.edges.filter((edge) => edge.kind === kind).map(printEdge)
  const all: readonly Flow[] = [
    { title: 'From the internet to a service', edges: of('internet'), threats: fromInternet(blueprint) },
    {
      title: 'From the internet through the CDN to a process',
      edges: plan.workloads.flatMap(({ name, cdn }) => (cdn.length > 0 ? [`internet → CloudFront → ${name}`] : [])),
      threats: throughCdn(blueprint),
    },
    {
      title: 'From the internet to a site',
      edges: plan.sites.map(({ name }) => `internet → ${name}`),
      threats: toSite(blueprint),
    },
    { title: 'From service to service', edges: of('workload'), threats: amongWorkloads(blueprint) },
    { title: 'From a service to a store', edges: of('store'), threats: toStore(blueprint) },
    { title: 'From a service to AWS and to third parties', edges: of('cloud'), threats: toCloud(blueprint) },
    { title: 'From the monitoring to a service', edges: of('monitoring'), threats: fromMonitoring(blueprint) },
    {
      title: 'From one region to the other',
      edges: plan.takeover ? [`${plan.takeover.from} → ${plan.takeover.to}`] : [],
      threats: betweenRegions(blueprint),
    },
    {
      title: 'From the repository to what runs',
      edges: [
        `${plan.delivery.repository} → ${plan.delivery.registry}`,
        ...plan.stacks.map(({ cluster }) => `${plan.delivery.repository} → ${cluster}`),
      ],
      threats: fromPipeline(blueprint),
    },
    {
      title: 'From people to what runs',
      edges: plan.stacks.map(({ cluster }) => `people → ${cluster}`),
      threats: fromPeople(blueprint),
    },
  ]
  return all.filter(({ edges }) => edges.length > 0)
}

function printEdge({ from, to, port }: Edge): string {
  return `${from} → ${to}:${port}`
}
