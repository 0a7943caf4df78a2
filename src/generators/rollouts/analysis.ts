import type { Plan } from '../../model/plan.ts'
import type { Judge, Rollout } from '../../model/rollout.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { printDuration } from '../../values/duration.ts'

/** The new version by itself, by what the rules of the objectives have recorded of it. No answer to a query is good news. */
export function judgement(rollout: Rollout, { monitoring }: Plan) {
  const { service: name, judges, watch, preview } = rollout
  const [first] = judges
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name },
    spec: {
      args: [{ name: 'version' }, { name: 'namespace' }],
      metrics: [
        ...judges.map((judge) => asked(judge.slo, '1m', failing(judge, watch))),
        ...(first
          ? [
              note(asked(`${name}-silence`, printDuration(watch), silent(first, watch)), {
                name: 'The service has requests and the new version has none: it is not measured, or not reached.',
              }),
            ]
          : []),
      ],
    },
  }

  function asked(what: string, initialDelay: string, query: string) {
    return {
      name: what,
      initialDelay,
      interval: '1m',
      // After the switch it ends; beside a canary it goes on as long as the steps do.
      ...(preview && { count: (2 * watch) / 60_000 }),
      successCondition: 'len(result) == 0',
      failureLimit: 1,
      consecutiveErrorLimit: 4,
      provider: { prometheus: { address: monitoring.prometheus, query } },
    }
  }
}

/** As the rules of the objectives do: a share that is too large, and not by chance. */
function failing({ slo, allowed, burn }: Judge, watch: number): string {
  const window = printDuration(watch)
  const own = `{slo="${slo}", namespace="{{args.namespace}}", rollouts_pod_template_hash="{{args.version}}"}`
  return [
    `slo:version_errors:rate${window}${own} / slo:version_events:rate${window}${own} > ${burn} * ${allowed}`,
    `and slo:version_errors:rate${window}${own} * ${watch / 1000} > 2.5`,
  ].join('\n')
}

function silent({ slo }: Judge, watch: number): string {
  const own = `slo="${slo}", namespace="{{args.namespace}}"`
  return [
    `sum by (namespace) (slo:events:rate5m{${own}}) > 1`,
    `unless on (namespace) slo:version_events:rate${printDuration(watch)}{${own}, rollouts_pod_template_hash="{{args.version}}"} > 0`,
  ].join('\n')
}

/**
 * The controller asks by itself: a Job would need an image, and none but our own may start here. A pair is asked by both
 * names, because either may be the new version.
 */
export function smokeTest({ service, preview, pair }: Rollout, { health, port = 80 }: Workload) {
  const doors = preview ? [preview] : pair ? [pair.ping, pair.pong] : []
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: `${service}-smoke` },
    spec: {
      args: [{ name: 'namespace' }],
      metrics: doors.map((door) => ({
        name: door,
        interval: '5s',
        count: 6,
        consecutiveErrorLimit: 2,
        provider: { web: { url: `http://${door}.{{args.namespace}}:${port}${health.ready}`, timeoutSeconds: 5 } },
      })),
    },
  }
}
