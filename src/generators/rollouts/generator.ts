import type { Artifact } from '../../model/blueprint.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { judgement, smokeTest } from './analysis.ts'
import { entry } from './entry.ts'
import { services } from './services.ts'
import { strategy } from './strategy.ts'

export const generator: Generator = {
  title: 'Rollouts that let new versions in by shares, judged by the objectives',
  paths: ['rollouts/**'],
  wants: ({ plan }) => plan.rollouts.length > 0,
  *make({ plan }) {
    for (const rollout of plan.rollouts) {
      const { service: name, path } = rollout
      const workload = plan.pods.find((each) => each.name === name)
      if (!workload) continue
      const because = [`rollout/${name}`]
      const resources: readonly (readonly [string, readonly unknown[]])[] = [
        [
          'analysis',
          [judgement(rollout, plan), ...(rollout.by === 'blue-green' ? [smokeTest(rollout, workload)] : [])],
        ],
        ['services', services(rollout, workload)],
        ...(rollout.by === 'blue-green' ? [['network-policy', [entry(workload)]] as const] : []),
      ]
      const written = resources.filter(([, objects]) => objects.length > 0)
      yield file('kustomization', [
        {
          apiVersion: 'kustomize.config.k8s.io/v1alpha1',
          kind: 'Component',
          resources: written.map(([each]) => `${each}.yaml`),
          patches: [
            { path: 'rollout.yaml', target: { kind: 'Deployment', name } },
            { path: 'monitor.yaml', target: { kind: 'ServiceMonitor', name } },
            { path: 'recommendation.yaml', target: { kind: 'VerticalPodAutoscaler', name } },
            ...(workload.scaling.by === 'fixed'
              ? []
              : [
                  {
                    path: 'autoscaler.yaml',
                    target: {
                      kind: workload.scaling.by === 'queue' ? 'ScaledObject' : 'HorizontalPodAutoscaler',
                      name,
                    },
                  },
                ]),
          ],
        },
      ])
      yield file('rollout', [strategy(rollout, workload, plan.system)], headings.rollout)
      yield file('monitor', [[{ op: 'add', path: '/spec/podTargetLabels', value: [versionLabel] }]], headings.monitor)
      if (workload.scaling.by !== 'fixed') yield file('autoscaler', [scaled('/spec/scaleTargetRef', name)])
      yield file('recommendation', [scaled('/spec/targetRef', name)])
      for (const [each, objects] of written) yield file(each, objects)

      function file(what: string, documents: readonly unknown[], heading?: string): Artifact {
        return { path: `${path}/${what}.yaml`, because, text: printYaml(documents, heading) }
      }
    }
  },
}

/** By which Argo Rollouts tells the pods of one version from those of another. */
const versionLabel = 'rollouts-pod-template-hash'

const headings = {
  rollout:
    'The same pods as those of the Deployment, let in otherwise. Changes to them belong there, or into `custom` of a stage.',
  monitor: 'What is measured says of which version it is.',
} as const

function scaled(path: string, name: string) {
  const value = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name }
  return [{ op: 'replace', path, value }]
}
