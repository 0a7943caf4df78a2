import type { Blueprint } from '../../../model/blueprint.ts'
import type { Workload } from '../../../model/workload.ts'
import { printPercent } from '../../../values/percent.ts'
import { code, table } from '../markdown.ts'
import { budgetPath, productionOf } from '../people.ts'

/** What people who write services have to know of where they run. */
export function backend(blueprint: Blueprint): string | undefined {
  const { plan } = blueprint
  if (plan.workloads.length === 0) return undefined
  const production = productionOf(plan)?.name ?? ''
  return `${[
    '# For those who write the services',
    'What each must do, with every variable that it is given: [service-contract.md](../service-contract.md). On your machine: [onboarding.md](../onboarding.md).',
    table(
      ['Service', 'Code', 'Answers at', 'Healthy when 200', 'In production', 'Memory of one'],
      plan.workloads.map((workload) => [
        workload.name,
        `\`${workload.service.path}\``,
        address(workload, production),
        `\`${workload.health.ready}\` on ${workload.health.port}`,
        count(workload, production),
        workload.limits.memory,
      ]),
    ),
    'Any of them ends at any time, and another takes over: what must outlive a request goes into a store.',
    '## Promised',
    objectives(blueprint),
    '## Who may call whom',
    calls(blueprint),
    '## A new version',
    release(blueprint),
  ].join('\n\n')}\n`
}

function address({ hosts, name, port, service }: Workload, production: string): string {
  if (hosts[production]) return `https://${hosts[production]}`
  if (port) return `${service.protocol === 'http' ? 'http' : service.protocol}://${name}:${port}, inside`
  return service.type === 'job' ? `nothing; runs at \`${service.schedule}\`` : 'nothing; takes work from its queue'
}

function count({ replicas, platform, service }: Workload, production: string): string {
  if (service.type === 'job') return 'one at a time'
  if (platform === 'functions') return 'as many as there are calls'
  const { min, max } = replicas[production] ?? {}
  return min === max ? `${min}` : `${min} to ${max}`
}

function objectives({ plan }: Blueprint): string {
  const own = plan.slos.filter(({ service }) => plan.workloads.some(({ name }) => name === service))
  if (own.length === 0) return 'Nothing that has a share.'
  return [
    table(
      ['Service', 'Share', 'Of'],
      own.map(({ service, objective, title }) => [service, printPercent(objective), title]),
    ),
    `What happens when less is kept: [error budgets](../../${budgetPath(plan)}).`,
  ].join('\n\n')
}

function calls({ plan }: Blueprint): string {
  const rows = plan.workloads.map(({ name, service, permissions }) => [
    name,
    code(service.uses) || 'nobody',
    permissions.map(({ store, actions }) => `\`${store}\`: ${actions.join(', ')}`).join('; ') || '–',
  ])
  return [
    table(['Service', 'Calls', 'May in the cloud'], rows),
    'Nothing else is let through. To call something new, add it to `uses` in `devops.yaml` and run `devops generate`: the rules, the variables and the rights come with it.',
  ].join('\n\n')
}

function release({ plan, decided }: Blueprint): string {
  const stay = plan.workloads.filter(({ service }) => service.type !== 'job')
  const rows = stay.flatMap((workload) => {
    const answer = decided[`rollout/${workload.name}`]
    return answer ? [[workload.name, answer.meaning, end(workload)]] : []
  })
  return [
    ...(rows.length > 0 ? [table(['Service', 'How it takes over', 'How the one before ends'], rows)] : []),
    ...(plan.stores.some(({ engine }) => engine === 'postgresql')
      ? [
          'Old and new run side by side for a while, on one database: a migration adds first, and takes away a release later.',
        ]
      : []),
    ...(stay.some(({ platform }) => platform !== 'functions')
      ? [
          'What ends is told so by SIGTERM: stop taking new work, finish what was begun, close connections, leave. After that it is killed.',
        ]
      : []),
    ...(decided.pipeline?.answer === 'github-actions'
      ? ['From a commit to production and back: [pipeline.md](../pipeline.md).']
      : []),
  ].join('\n\n')
}

function end({ platform, controller }: Workload): string {
  if (platform === 'kubernetes')
    return `its pods leave the Service, and have ${controller === 'StatefulSet' ? 120 : 45} seconds`
  if (platform === 'containers') return 'its tasks leave the load balancer, and have 35 seconds'
  if (platform === 'virtual-machines')
    return 'its machines leave the load balancer, and their containers have 35 seconds'
  return 'calls that have begun run to their end, and none is begun any more'
}
