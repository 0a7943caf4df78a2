import type { Addon, Definition, Plan, Stack } from '../../model/plan.ts'
import { annotations, chartRepository, cluster, repositoryUrl, syncPolicy } from './application.ts'

/** An add-on from its chart, at the version that the facts name. */
export function addonApplication(addon: Addon, stack: Stack, plan: Plan) {
  const { name, namespace, chart, wave, madeAnew } = addon
  const values = addon.values[stack.name]
  const source = { repoURL: chartRepository(chart.repository), chart: chart.name, targetRevision: chart.version }
  const own = { repoURL: repositoryUrl(plan), targetRevision: plan.delivery.branch, ref: 'values' }
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: plan.delivery.argocd.namespace,
      annotations: annotations(wave, true),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: plan.delivery.argocd.project,
      ...(typeof values === 'string'
        ? { sources: [{ ...source, helm: { valueFiles: [`$values/${values}`] } }, own] }
        : { source: { ...source, helm: { valuesObject: values } } }),
      destination: { server: cluster, namespace },
      ...(madeAnew.length > 0 && { ignoreDifferences: madeAnew }),
      syncPolicy: syncPolicy([
        'CreateNamespace=true',
        ...(madeAnew.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
      ]),
    },
  }
}

/** Kinds from the repository of those who define them, before anything asks the cluster for one. They are never taken away with what is in them. */
export function definitionApplication({ name, repository, path, revision }: Definition, plan: Plan) {
  const { argocd } = plan.delivery
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: argocd.namespace, annotations: annotations(-1, true) },
    spec: {
      project: argocd.project,
      source: { repoURL: repository, targetRevision: revision, path },
      destination: { server: cluster, namespace: argocd.namespace },
      syncPolicy: syncPolicy(),
    },
  }
}
