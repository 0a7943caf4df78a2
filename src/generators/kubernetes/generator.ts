import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { base } from './base.ts'
import { ingress } from './ingress.ts'
import { namespace, quota } from './namespace.ts'
import { networkPolicies } from './network-policies.ts'
import { overlay } from './overlay.ts'
import { externalSecrets, secretStore } from './secrets.ts'

export const generator: Generator = {
  title: 'Kubernetes base, overlays and what a cluster needs of its own',
  paths: ['kubernetes/**'],
  wants: ({ plan }) => plan.pods.length > 0,
  *make(blueprint) {
    const { plan } = blueprint
    for (const workload of plan.pods) yield* base(workload, plan)
    yield file(
      'kubernetes/base/kustomization.yaml',
      ['cluster'],
      [
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          resources: plan.pods.map(({ name }) => name),
        },
      ],
    )
    for (const stage of plan.stages) yield* stageFiles(stage, blueprint)
    for (const stack of plan.stacks)
      yield* [
        file(
          `kubernetes/platform/${stack.name}/kustomization.yaml`,
          ['secrets'],
          [
            {
              apiVersion: 'kustomize.config.k8s.io/v1beta1',
              kind: 'Kustomization',
              resources: ['secret-store.yaml'],
            },
          ],
        ),
        file(`kubernetes/platform/${stack.name}/secret-store.yaml`, ['secrets'], secretStore(stack, plan)),
      ]
  },
}

function* stageFiles(stage: Stage, { plan }: Blueprint): Iterable<Artifact> {
  const at = (name: string) => `${stage.overlay}/${name}.yaml`
  const hosts = plan.pods.filter(({ hosts }) => hosts[stage.name])
  const secrets = externalSecrets(stage, plan)
  const resources = [
    'namespace',
    'quota',
    'network-policies',
    ...(secrets.length > 0 ? ['external-secrets'] : []),
    ...(hosts.length > 0 ? ['ingress'] : []),
  ]
  yield file(
    at('kustomization'),
    ['isolation'],
    [
      overlay(
        stage,
        plan,
        resources.map((name) => `${name}.yaml`),
      ),
    ],
  )
  yield file(at('namespace'), ['isolation'], [namespace(stage, plan)])
  yield file(at('quota'), ['isolation'], quota(stage, plan))
  yield file(at('network-policies'), ['mesh', 'network'], networkPolicies(stage, plan))
  if (secrets.length > 0) yield file(at('external-secrets'), ['secrets'], secrets)
  if (hosts.length > 0) yield file(at('ingress'), ['ingress'], [ingress(stage, plan)])
  yield file(
    `${stage.overlay}/images/kustomization.yaml`,
    ['registry', 'pipeline'],
    [
      {
        apiVersion: 'kustomize.config.k8s.io/v1alpha1',
        kind: 'Component',
        images: plan.pods.map(({ repository, images }) => ({
          name: repository,
          newName: images[stage.name],
          newTag: 'bootstrap',
        })),
      },
    ],
    'The pipeline writes the tags that it has promoted; a generation keeps them.',
  )
  yield {
    ...file(
      `${stage.overlay}/custom/kustomization.yaml`,
      ['isolation'],
      [{ apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', patches: [] }],
      `Yours: resources and patches of ${stage.name} that no generation touches.`,
    ),
    seeded: true,
  }
}

function file(path: string, because: readonly string[], documents: readonly unknown[], heading?: string): Artifact {
  return { path, because, text: printYaml(documents, heading) }
}
