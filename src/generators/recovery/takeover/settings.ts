import type { Blueprint } from '../../../model/blueprint.ts'
import type { Takeover } from '../../../model/plan.ts'

/** Names that both scripts read. They follow from devops.yaml; nothing else in the scripts does. */
export function settings({ plan, spec }: Blueprint, takeover: Takeover): string {
  const place = (name: string) => {
    const stage = plan.stages.find((each) => each.name === name)
    const stack = plan.stacks.find((each) => each.name === stage?.stack)
    return {
      stage: name,
      namespace: stage?.namespace ?? '',
      region: stack?.region ?? '',
      cluster: stack?.cluster ?? '',
    }
  }
  const sides = { FROM: place(takeover.from), TO: place(takeover.to) }
  const behind = plan.pods.filter(({ cdn }) => cdn.includes(takeover.from))
  const sites = [...plan.sites, ...behind].flatMap(({ name, hosts }) => {
    const [lost, own] = [hosts[takeover.from], hosts[takeover.to]]
    const called = (stage: string) => `${plan.system}-${stage}-${name}`
    return lost && own ? [`${lost} ${called(takeover.from)} ${called(takeover.to)} ${own}`] : []
  })
  return `${[
    ...Object.entries(sides).flatMap(([side, each]) =>
      Object.entries(each).map(([name, value]) => `${side}_${name.toUpperCase()}=${value}`),
    ),
    '# Database that is written to, and its replica.',
    array(
      'DATABASES',
      takeover.databases.map(({ source, replica }) => `${source} ${replica}`),
    ),
    '# Global cluster of Aurora, the cluster that leads it, and the one that follows.',
    array(
      'CLUSTERS',
      takeover.clusters.map(({ global, source, follower, store }) => `${global} ${source} ${follower} ${store}`),
    ),
    '# Where the rules of databases are kept that were shut.',
    `FENCES=/${plan.system}/takeover`,
    '# Public host, its name in either region, and the path that answers when it is ready.',
    array(
      'HOSTS',
      takeover.hosts.map(({ host, from, to, path }) => `${host} ${from} ${to} ${path}`),
    ),
    '# Site, what its distributions are called on either side, and the host of its copy.',
    array('SITES', sites),
    '# Whether new versions are let in by shares there, by objects that are no Deployments.',
    `ROLLOUTS=${plan.rollouts.some(({ stages }) => stages.includes(takeover.from) || stages.includes(takeover.to)) ? 'yes' : 'no'}`,
    '# Whether what waits in queues scales pods, so that what is scaled down would come up again.',
    `QUEUED=${plan.pods.some(({ scaling }) => scaling.by === 'queue') ? 'yes' : 'no'}`,
    `RPO_SECONDS=${Math.round(spec.objectives.rpo / 1000)}`,
    `RTO_SECONDS=${Math.round(spec.objectives.rto / 1000)}`,
    `SWITCH_NAMESPACE=${takeover.switch.namespace}`,
    `SWITCH_METRIC=${takeover.switch.metric}`,
    `SWITCH_ALARM=${takeover.switch.alarm}`,
    `OUT_FROM_METRIC=${takeover.switch.metric}`,
    ...(takeover.other ? [`OUT_TO_METRIC=${takeover.other.metric}`] : []),
    '# Whether pods mount their secrets, so that nothing has to be asked to copy them.',
    `MOUNTED=${plan.mounted ? 'yes' : 'no'}`,
    '# Before the names of secrets.',
    `FROM_SECRETS=${plan.system}/${takeover.from}`,
    `TO_SECRETS=${plan.system}/${takeover.to}`,
    `ZONE_NAME=${spec.domain}`,
    `REPOSITORY=${plan.delivery.repository}`,
  ].join('\n')}\n`
}

function array(name: string, items: readonly string[]): string {
  return `${name}=(${items.map((item) => `"${item}"`).join(' ')})`
}
