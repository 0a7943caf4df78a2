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
  const lost = plan.stages.filter(({ name }) => own.some(({ standsInFor }) => standsInFor === name))
  return [...own, ...lost].flatMap((stage) =>
    [...sites, ...workloads].flatMap(({ name, hosts, service }) => {
      const host = hosts[stage.name]
      if (host === undefined) return []
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
