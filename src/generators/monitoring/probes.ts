import type { Plan, Stack } from '../../model/plan.ts'
import { printDuration } from '../../values/duration.ts'
import { watchedIn } from '../scope.ts'

/** A probe of every public host of a stack's stages, labelled as though it came from the stage's namespace. */
export function probesOf(stack: Stack, plan: Plan): unknown[] {
  const { monitoring, workloads, sites } = plan
  const exporter = plan.addons.find(({ name }) => name === 'prometheus-blackbox-exporter')
  if (!exporter) return []
  const own = watchedIn(stack, plan)
  // From another region a lost one is seen, which can tell of itself no more.
  const { takeover } = plan
  const both = takeover?.other ? [takeover.from, takeover.to] : []
  const lost = plan.stages.filter(
    (stage) =>
      !own.includes(stage) &&
      (own.some(({ standsInFor }) => standsInFor === stage.name) ||
        (both.includes(stage.name) && own.some(({ name }) => both.includes(name)))),
  )
  return [...own, ...lost].flatMap((stage) =>
    [...sites, ...workloads].flatMap(({ name, hosts, service }) => {
      const open = hosts[stage.name]
      if (open === undefined) return []
      // Where both serve, the public name would lead to the one that is well.
      const host =
        (both.includes(stage.name) &&
          lost.includes(stage) &&
          takeover?.hosts.find((each) => each.host === open)?.from) ||
        open
      return [
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'Probe',
          metadata: { name: `${name}-${stage.name}`, labels: monitoring.selector },
          spec: {
            jobName: `probe-${name}`,
            interval: printDuration(monitoring.scrapeInterval),
            scrapeTimeout: '15s',
            module: 'http_2xx',
            prober: { url: `${exporter.name}.${exporter.namespace}.svc:9115` },
            targets: {
              staticConfig: {
                static: [`https://${host}${service.health}`],
                labels: { namespace: stage.namespace, service: name },
              },
            },
          },
        },
      ]
    }),
  )
}
