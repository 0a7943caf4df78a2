import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import type { Plan, Stack, Stage } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { bindings, clusterRoles } from './access.ts'
import { balancers } from './balancers.ts'
import { base } from './base.ts'
import { cacheFiles } from './cache.ts'
import { issuers, stageCertificates } from './certificates.ts'
import { chart } from './chart/chart.ts'
import { patchesOf } from './components.ts'
import { gateways } from './gateway/gateways.ts'
import { routes } from './gateway/routes.ts'
import { addressesOf, ingress } from './ingress.ts'
import { meshGround } from './mesh/ground.ts'
import { meshPolicies } from './mesh/mesh.ts'
import { providerClasses } from './mounted-secrets.ts'
import { namespace } from './namespace.ts'
import { networkPolicies } from './network-policies.ts'
import { nodePools } from './node-pools.ts'
import { overlay } from './overlay.ts'
import { priorityClasses } from './priorities.ts'
import { quota } from './quota.ts'
import { externalSecrets, secretStore } from './secrets.ts'
import { storageClasses } from './storage.ts'
import { targetGroupBindings } from './target-group-bindings.ts'

export const generator: Generator = {
  title: 'Kubernetes base, overlays and what a cluster needs of its own',
  paths: ['kubernetes/**', 'charts/**'],
  wants: ({ plan }) => plan.pods.length > 0,
  *make(blueprint) {
    const { plan, decided } = blueprint
    for (const stack of plan.stacks) {
      yield* platformFiles(stack, plan)
      yield* nodeFiles(stack)
    }
    yield* meshGround(plan)
    if (decided.packaging?.answer !== 'helm') yield* kustomized(blueprint)
    else {
      const files = [...kustomized(blueprint)]
      yield* chart(blueprint, files)
      // The pipeline writes the images of a stage into the same file in either form.
      yield* files.filter(({ path }) => path.endsWith('/images/kustomization.yaml'))
    }
  },
}

function* kustomized(blueprint: Blueprint): Iterable<Artifact> {
  const { plan } = blueprint
  for (const workload of plan.pods) yield* base(workload, plan)
  for (const cache of plan.caches) yield* cacheFiles(cache, plan)
  yield file(
    'kubernetes/base/kustomization.yaml',
    ['cluster'],
    [
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: [...plan.pods, ...plan.caches].map(({ name }) => name),
      },
    ],
  )
  for (const stage of plan.stages) yield* stageFiles(stage, blueprint)
}

/** What a cluster has once, whatever its stages. */
function* platformFiles(stack: Stack, plan: Plan): Iterable<Artifact> {
  const home = `kubernetes/platform/${stack.name}`
  const files = [
    ['access', ['isolation'], clusterRoles(plan)],
    ['gateways', ['routes'], gateways(stack, plan)],
    ['issuers', ['certificates'], issuers(stack, plan)],
    ['priorities', ['cluster'], priorityClasses(plan)],
    ['secret-store', ['secrets'], secretStore(stack, plan)],
    ['storage', ['cluster'], storageClasses(plan)],
  ] as const
  const written = files.filter(([, , objects]) => objects.length > 0)
  yield file(
    `${home}/kustomization.yaml`,
    ['cluster'],
    [
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: written.map(([name]) => `${name}.yaml`),
      },
    ],
  )
  for (const [name, because, objects] of written) yield file(`${home}/${name}.yaml`, because, objects)
}

/** Apart from the rest of the platform, which waits for add-ons that wait for machines. */
function* nodeFiles(stack: Stack): Iterable<Artifact> {
  const pools = nodePools(stack)
  if (pools.length === 0) return
  const home = `kubernetes/nodes/${stack.name}`
  const resources = ['node-pools.yaml']
  yield file(
    `${home}/kustomization.yaml`,
    ['nodes'],
    [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources }],
  )
  yield file(`${home}/node-pools.yaml`, ['nodes'], pools)
}

function* stageFiles(stage: Stage, { plan }: Blueprint): Iterable<Artifact> {
  const at = (name: string) => `${stage.overlay}/${name}.yaml`
  const hosts = addressesOf(stage.name, plan.pods)
  const raw = balancers(stage, plan)
  const tls = stageCertificates(stage, plan)
  const bound = targetGroupBindings(stage, plan)
  const reviewed = stage.environment.kind !== 'preview'
  const secrets = plan.mounted ? providerClasses(stage, plan) : externalSecrets(stage, plan)
  const secretsFile = plan.mounted ? 'secret-provider-classes' : 'external-secrets'
  const resources = [
    'namespace',
    'quota',
    'network-policies',
    ...(plan.mesh ? ['mesh'] : []),
    ...(reviewed ? ['access'] : []),
    ...(secrets.length > 0 ? [secretsFile] : []),
    ...(hosts.length > 0 ? [plan.gateways ? 'routes' : 'ingress'] : []),
    ...(raw.length > 0 ? ['balancers'] : []),
    ...(tls.length > 0 ? ['certificates'] : []),
    ...(bound.length > 0 ? ['target-groups'] : []),
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
  if (plan.mesh) yield file(at('mesh'), ['mesh'], meshPolicies(stage, plan))
  if (reviewed) yield file(at('access'), ['isolation'], bindings(stage, plan))
  if (secrets.length > 0) yield file(at(secretsFile), ['secrets'], secrets)
  if (hosts.length > 0 && plan.gateways) yield file(at('routes'), ['routes'], routes(stage, plan))
  else if (hosts.length > 0) yield file(at('ingress'), ['ingress'], [ingress(stage, plan)])
  if (raw.length > 0) yield file(at('balancers'), ['ingress'], raw)
  if (tls.length > 0) yield file(at('certificates'), ['certificates'], tls)
  if (bound.length > 0) {
    const because = plan.pods.filter(({ cdn }) => cdn.includes(stage.name)).map(({ name }) => `edge/${name}`)
    yield file(at('target-groups'), because, bound)
  }
  for (const { name, because, patches } of patchesOf(stage, plan))
    yield file(
      `${stage.overlay}/${name}/kustomization.yaml`,
      [because],
      [{ apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', patches }],
    )
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
