import type { Plan } from '../../model/plan.ts'
import type { Site, Workload } from '../../model/workload.ts'
import { serious } from '../scope.ts'

/** Where plugins find the part, by the names that the estate gives it. */
export function annotationsOf(plan: Plan, part?: Workload | Site): Record<string, string> {
  const { delivery, monitoring, pods } = plan
  const stage = serious(plan.stages)[0]
  const pod = pods.some(({ name }) => name === part?.name)
  const dashboard = part ? monitoring.dashboards?.services[part.name] : monitoring.dashboards?.objectives
  return {
    ...(part
      ? { 'backstage.io/techdocs-entity': `system:default/${plan.system}` }
      : { 'backstage.io/techdocs-ref': 'dir:.' }),
    'github.com/project-slug': delivery.repository,
    ...(part && { 'backstage.io/source-location': `url:${tree(plan)}/${folder(part)}` }),
    ...(delivery.secret && pod && stage && { 'argocd/app-name': stage.name }),
    ...(pod && stage && 'labels' in (part ?? {})
      ? {
          'backstage.io/kubernetes-label-selector': Object.entries((part as Workload).labels)
            .map(([key, value]) => `${key}=${value}`)
            .join(','),
          'backstage.io/kubernetes-namespace': stage.namespace,
        }
      : {}),
    ...(dashboard && { 'grafana/overview-dashboard': `${monitoring.dashboards?.url}/d/${dashboard}` }),
  }
}

export function linksOf(plan: Plan, part?: Workload | Site) {
  const stage = serious(plan.stages)[0]
  const host = part && stage ? part.hosts[stage.name] : undefined
  const at = `https://github.com/${plan.delivery.repository}/blob/${plan.delivery.branch}`
  return [
    ...(host ? [{ url: `https://${host}`, title: `In ${stage?.name}` }] : []),
    { url: `${at}/docs/runbooks/README.md`, title: 'Runbooks' },
    ...(part ? [] : [{ url: `${at}/docs/design.md`, title: 'Design' }]),
  ]
}

function tree({ delivery }: Plan): string {
  return `https://github.com/${delivery.repository}/tree/${delivery.branch}`
}

function folder({ service }: Workload | Site): string {
  return service.path === '.' ? '' : `${service.path}/`
}
