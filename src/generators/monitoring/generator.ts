import type { Artifact } from '../../model/blueprint.ts'
import type { Plan, Stack } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { printDuration } from '../../values/duration.ts'
import type { Generator } from '../generator.ts'
import { exemplary, valuesObject } from '../scope.ts'
import { alertmanagerConfig } from './alertmanager.ts'
import { budgetGroup, budgetTests } from './budget.ts'
import { chartValues } from './chart-values.ts'
import { costGroup, costTests } from './costs.ts'
import { counted } from './counted.ts'
import { deliveryMonitor, mountMonitor, rolloutMonitor, secretsMonitor } from './deliveries.ts'
import { certificateMonitor } from './mesh.ts'
import { openSlo, openSloParts } from './openslo.ts'
import { outageOf } from './outage.ts'
import { budgetPolicy } from './policy.ts'
import { probed } from './probed.ts'
import { probesOf } from './probes.ts'
import { routeTests } from './routes.ts'
import { groupsOf, pairsOf, type Watch } from './rules.ts'
import { thresholdTests } from './threshold-tests.ts'
import { windowTests } from './window-tests.ts'
import { workloadGroups, workloadTests } from './workloads.ts'

export const generator: Generator = {
  title: 'Prometheus rules from the objectives, their tests, probes, routes of alerts',
  paths: ['monitoring/**', 'slo/**'],
  wants: ({ plan }) => plan.addons.some(({ name }) => name === 'kube-prometheus-stack'),
  *make({ plan, spec, decided }) {
    const watches = plan.alerts.flatMap((alert): Watch[] => {
      const slo = plan.slos.find(({ name }) => name === alert.about)
      if (!slo || alert.kind !== 'error-budget-burn' || alert.source !== 'prometheus') return []
      const service = spec.services.find(({ name }) => name === slo.service)
      const indicator = slo.kind === 'probe' ? probed(slo, plan) : counted(slo, plan, service)
      return [{ slo, alert, indicator, outage: outageOf(slo, plan, service) }]
    })
    if (watches.length > 0) {
      yield file('slo/parts.yaml', openSloParts(watches, plan), 'What the objectives beside this file refer to.')
      for (const watch of watches) yield file(`slo/${watch.slo.name}.yaml`, openSlo(watch, plan))
      yield { path: 'slo/error-budget-policy.md', because: ['observability'], text: budgetPolicy(watches, plan) }
    }
    const workloads = workloadGroups(plan)
    const costs = costGroup(plan)
    const argocd = decided.gitops?.answer === 'argo-cd'
    const rules = [
      ...watches.map(({ slo }) => slo.name),
      ...(workloads.length > 0 ? ['workloads'] : []),
      ...(costs.length > 0 ? ['costs'] : []),
    ]
    yield file('monitoring/base/kustomization.yaml', [
      {
        ...kustomization,
        resources: [
          ...(argocd ? ['argo-cd.yaml'] : []),
          ...(plan.rollouts.length > 0 ? ['argo-rollouts.yaml'] : []),
          ...(plan.certificates ? ['cert-manager.yaml'] : []),
          'external-secrets.yaml',
          ...(plan.mounted ? ['secrets-store-csi-driver.yaml'] : []),
          ...rules.map((name) => `rules/${name}.yaml`),
        ],
      },
    ])
    if (argocd) yield file('monitoring/base/argo-cd.yaml', [deliveryMonitor(plan)])
    if (plan.rollouts.length > 0) yield file('monitoring/base/argo-rollouts.yaml', [rolloutMonitor(plan)])
    if (plan.certificates)
      yield file('monitoring/base/cert-manager.yaml', [certificateMonitor(plan.certificates, plan)])
    yield file('monitoring/base/external-secrets.yaml', [secretsMonitor(plan)])
    if (plan.mounted) yield file('monitoring/base/secrets-store-csi-driver.yaml', [mountMonitor(plan)])
    for (const watch of watches) {
      const { name } = watch.slo
      const groups = [...groupsOf(watch, plan), budgetGroup(watch)]
      yield file(rulesPath(name), [prometheusRule(name, groups, plan)], remarks(watch, plan))
      const namespace = exemplary(plan)
      const { scrapeInterval } = plan.monitoring
      const { pairs } = pairsOf(watch, plan)
      const hours = pairs.filter(({ long }) => long < day)
      const days = pairs.filter(({ long }) => long >= day)
      yield tests(name, name, groups, scrapeInterval, [
        ...thresholdTests(watch, plan, namespace),
        ...windowTests(watch, hours, namespace, scrapeInterval),
      ])
      yield tests(`${name}-days`, name, groups, coarse, windowTests(watch, days, namespace, minute))
      yield tests(`${name}-budget`, name, groups, hour, budgetTests(watch, namespace))
    }
    if (workloads.length > 0) {
      yield file(rulesPath('workloads'), [prometheusRule('workloads', workloads, plan)])
      yield tests('workloads', 'workloads', [], plan.monitoring.scrapeInterval, workloadTests(plan, exemplary(plan)))
    }
    if (costs.length > 0) {
      yield file(rulesPath('costs'), [prometheusRule('costs', costs, plan)])
      yield tests('costs', 'costs', [], 5 * minute, costTests(plan))
    }
    for (const stack of plan.stacks) yield* stackFiles(stack, plan)
  },
}

function* stackFiles(stack: Stack, plan: Plan): Iterable<Artifact> {
  const { monitoring } = plan
  const home = monitoring.paths[stack.name] ?? `monitoring/stacks/${stack.name}`
  const probes = probesOf(stack, plan)
  yield file(`${home}/kustomization.yaml`, [
    {
      ...kustomization,
      namespace: monitoring.namespace,
      resources: [
        '../../base',
        ...(monitoring.dashboards ? [`../../../${monitoring.dashboards.path}`] : []),
        ...(probes.length > 0 ? ['probes.yaml'] : []),
      ],
      generatorOptions: { disableNameSuffixHash: true },
      secretGenerator: [{ name: monitoring.alertmanager, files: ['alertmanager.yaml'] }],
      ...(plan.delivery.by?.tool === 'flux' && {
        configMapGenerator: [valuesObject('kube-prometheus-stack', stack, 'values.yaml')],
      }),
    },
  ])
  if (probes.length > 0) yield file(`${home}/probes.yaml`, probes)
  yield file(`${home}/alertmanager.yaml`, [alertmanagerConfig(stack, plan)])
  yield file(`${home}/values.yaml`, [chartValues(stack, plan)])
  yield file(
    `monitoring/tests/routes-${stack.name}.yaml`,
    [routeTests(stack, plan)],
    'Who is told of what. `devops verify` asks amtool; by hand it is `amtool config routes test`.',
  )
}

const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }

function prometheusRule(name: string, groups: readonly unknown[], { monitoring, system }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, labels: { ...monitoring.selector, 'app.kubernetes.io/part-of': system } },
    spec: { groups },
  }
}

/** What the rules leave out, and why. */
function remarks(watch: Watch, plan: Plan): string | undefined {
  const { left } = pairsOf(watch, plan)
  const lines = [
    ...left.map(({ pair, because }) => `Nothing burns at ${pair.burn} over ${printDuration(pair.long)}: ${because}.`),
    ...(watch.outage.expr === undefined ? [watch.outage.because] : []),
  ]
  return lines.length > 0 ? lines.join('\n') : undefined
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Between evaluations where a test lasts for days; every 30 seconds would take minutes. */
const coarse = 5 * minute

/** Groups are evaluated in the order given: promtool shuffles them otherwise, and alerts would read what was recorded a step before. */
function tests(
  name: string,
  rules: string,
  groups: readonly { readonly name: string }[],
  interval: number,
  tests: readonly unknown[],
): Artifact {
  return file(
    `monitoring/tests/${name}.yaml`,
    [
      {
        rule_files: [`../base/rules/${rules}.yaml`],
        evaluation_interval: printDuration(interval),
        ...(groups.length > 1 && { group_eval_order: groups.map((group) => group.name) }),
        tests,
      },
    ],
    'promtool wants rules without the resource around them: `devops verify` takes it off and runs these tests.',
  )
}

function rulesPath(name: string): string {
  return `monitoring/base/rules/${name}.yaml`
}

function file(path: string, documents: readonly unknown[], heading?: string): Artifact {
  return { path, because: ['observability'], text: printYaml(documents, heading) }
}
