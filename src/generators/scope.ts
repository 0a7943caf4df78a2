import type { Plan, Stack, Stage } from '../model/plan.ts'
import type { Variable } from '../model/workload.ts'

/** Stages that are watched. Previews come and go, and nobody is promised anything there. */
export function watched({ stages }: Plan): readonly Stage[] {
  return stages.filter(({ environment }) => environment.kind !== 'preview')
}

export function watchedIn({ name }: Stack, plan: Plan): readonly Stage[] {
  return watched(plan).filter(({ stack }) => stack === name)
}

/** Stages whose users are real, or will be from one minute to the next. */
export function serious(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter(({ environment }) => environment.kind === 'production')
}

/** The stage whose values stand where none is named: on the machine of who develops. */
export function local({ stages }: Plan): Stage | undefined {
  return stages.find(({ environment }) => environment.kind === 'development') ?? stages[0]
}

/** What a variable is in a stage, where no part of it is a secret. */
export function literalIn(variable: Variable, stage: Stage | undefined): string | undefined {
  if ('value' in variable) return variable.value
  if ('by' in variable) return stage && variable.by[stage.environment.name]
  if (!('parts' in variable)) return undefined
  const parts = variable.parts.map((part) => (typeof part === 'string' ? part : literalIn(part, stage)))
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined
}

/** Matcher for the namespaces of stages, such as `namespace=~"crm-staging|crm-production"`. */
export function inNamespaces(stages: readonly Stage[], label = 'namespace'): string {
  const names = stages.map(({ namespace }) => namespace)
  return names.length === 1 ? `${label}="${names[0]}"` : `${label}=~"${names.join('|')}"`
}

/** The namespace that tests speak of. */
export function exemplary(plan: Plan): string {
  const stages = watched(plan)
  return (serious(stages)[0] ?? stages[0])?.namespace ?? plan.system
}

/** Where an alert's runbook is read. */
export function runbookUrl(runbook: string, { delivery }: Plan): string {
  return `https://github.com/${delivery.repository}/blob/${delivery.branch}/${runbook}`
}

/** Object that holds the values of a chart for one cluster, where what installs it takes them from no file. */
export function valuesName(addon: string, { name }: Stack): string {
  return `${addon}-values-${name}`
}

/** How such an object is made of a file beside the kustomization; by the label Flux notices a change. */
export function valuesObject(addon: string, stack: Stack, file: string): unknown {
  return {
    name: valuesName(addon, stack),
    files: [`values.yaml=${file}`],
    options: { disableNameSuffixHash: true, labels: { 'reconcile.fluxcd.io/watch': 'Enabled' } },
  }
}

/** Those of all clusters, of files beside the kustomization that bear their names. */
export function valuesObjects(addon: string, { stacks, monitoring }: Plan): unknown {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: monitoring.namespace,
    configMapGenerator: stacks.map((stack) => valuesObject(addon, stack, `${stack.name}.yaml`)),
  }
}
