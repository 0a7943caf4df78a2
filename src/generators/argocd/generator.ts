import type { Artifact } from '../../model/blueprint.ts'
import type { Plan, Stack, Stage } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { addonApplication, definitionApplication } from './addons.ts'
import { application, cluster, repositoryUrl, type Wanted } from './application.ts'
import { itself } from './itself.ts'
import { previewProject, previews } from './previews.ts'
import { project } from './project.ts'
import { stageDocuments } from './stage.ts'
import { argocdValues } from './values.ts'

export const generator: Generator = {
  title: 'Argo CD: one root application per cluster, and everything below it',
  paths: ['argocd/**'],
  wants: ({ decided, plan }) => decided.gitops?.answer === 'argo-cd' && plan.pods.length > 0,
  *make({ plan }) {
    for (const stack of plan.stacks) {
      const home = `argocd/${stack.name}`
      yield file(plan.delivery.argocd.values[stack.name] ?? `${home}/values.yaml`, argocdValues(stack, plan))
      yield file(`${home}/root.yaml`, root(stack))
      yield file(`${home}/apps/argo-cd.yaml`, itself(stack, plan))
      yield file(`${home}/apps/project.yaml`, project(stack, plan))
      for (const definition of plan.definitions)
        yield file(`${home}/apps/${definition.name}.yaml`, definitionApplication(definition, plan))
      for (const addon of plan.addons.filter(({ values }) => Object.hasOwn(values, stack.name)))
        yield file(`${home}/apps/addon-${addon.name}.yaml`, addonApplication(addon, stack, plan))
      yield file(
        `${home}/apps/platform.yaml`,
        application(plan, {
          name: 'platform',
          path: `kubernetes/platform/${stack.name}`,
          namespace: plan.monitoring.namespace,
          wave: 1,
          syncOptions: missing,
        }),
      )
      if (plan.addons.some(({ name }) => name === 'kube-prometheus-stack'))
        yield file(
          `${home}/apps/monitoring.yaml`,
          application(plan, {
            name: 'monitoring',
            path: plan.monitoring.paths[stack.name] ?? '',
            namespace: plan.monitoring.namespace,
            wave: 1,
            syncOptions: [...missing, 'CreateNamespace=true'],
          }),
        )
      for (const { name, paths, namespace, after, wave = after ? 2 : 1 } of plan.foundations) {
        const path = paths[stack.name]
        if (path)
          yield file(
            `${home}/apps/${name}.yaml`,
            application(plan, { name, path, namespace, wave, syncOptions: missing }),
          )
      }
      for (const stage of plan.stages.filter((each) => each.stack === stack.name))
        yield stage.environment.kind === 'preview'
          ? file(`${home}/apps/${stage.name}.yaml`, previewProject(stage, plan), previews(stage, plan))
          : file(`${home}/apps/${stage.name}.yaml`, ...stageDocuments(stage, plan, packaged(stage, plan)))
    }

    function root({ name }: Stack) {
      return {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'root', namespace: plan.delivery.argocd.namespace },
        spec: {
          project: plan.delivery.argocd.project,
          source: { repoURL: repositoryUrl(plan), targetRevision: plan.delivery.branch, path: `argocd/${name}/apps` },
          destination: { server: cluster, namespace: plan.delivery.argocd.namespace },
          // While one add-on is not well those after it wait, however long that takes; a newer commit is what is tried next.
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
          },
        },
      }
    }
  },
}

/** The overlay, or the chart with the values of the stage and the images that the pipeline has pinned there. */
function packaged({ name, overlay }: Stage, { chart, system }: Plan): Pick<Wanted, 'path' | 'helm'> {
  if (chart === undefined) return { path: overlay }
  const up = chart.replaceAll(/[^/]+/g, '..')
  const valueFiles = [`values-${name}.yaml`, `${up}/${overlay}/images/kustomization.yaml`]
  return { path: chart, helm: { releaseName: system, valueFiles } }
}

/** Of the same wave: what defines a kind, and objects of that kind. */
const missing = ['SkipDryRunOnMissingResource=true']

function file(path: string, ...documents: readonly unknown[]): Artifact {
  return { path, because: ['gitops'], text: printYaml(documents) }
}
