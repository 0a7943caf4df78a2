import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import type { Addon, Plan, Stack } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { chartSources, release } from './addons.ts'
import { itself } from './itself.ts'
import { notices } from './notices.ts'
import { definitionObjects, kustomization, repository } from './object.ts'
import { operatorKinds } from './operator-kinds.ts'
import { secretsKustomization, stageKustomization } from './stage.ts'

export const generator: Generator = {
  title: 'Flux: one root per cluster, and everything below it',
  paths: ['flux/**'],
  wants: ({ plan }) => plan.delivery.by?.tool === 'flux' && plan.pods.length > 0,
  *make({ plan }) {
    for (const stack of plan.stacks) yield* clusterFiles(stack, plan)
  },
}

function* clusterFiles(stack: Stack, plan: Plan): Iterable<Artifact> {
  const home = `flux/${stack.name}`
  const stages = plan.stages.filter((each) => each.stack === stack.name)
  const addons = plan.addons.filter(({ values }) => Object.hasOwn(values, stack.name))
  const measured = addons.some(({ name }) => name === 'kube-prometheus-stack')
  const foundations = foundationsOf(stack, plan, addons)
  const waves = [...new Set([...addons, ...foundations].map(({ wave }) => wave))].sort((a, b) => a - b)
  const charts = [...(measured ? [operatorKinds.chart] : []), ...addons.map(({ chart }) => chart)]

  yield file(
    `${home}/root.yaml`,
    repository(plan),
    kustomization({ name: 'root', path: `${home}/apps`, after: [], within: 5, more: { wait: false } }),
  )
  yield file(`${home}/apps/flux.yaml`, ...itself())
  yield file(`${home}/apps/charts.yaml`, ...chartSources(charts))
  yield file(`${home}/apps/notices.yaml`, ...notices(stages, plan))
  if (measured) yield file(`${home}/addons/first/${operatorKinds.name}.yaml`, release(operatorKinds, stack, plan))
  if (measured) yield file(`${home}/apps/addons-first.yaml`, directory('addons-first', `${home}/addons/first`, []))
  for (const definition of plan.definitions)
    yield file(`${home}/apps/${definition.name}.yaml`, ...definitionObjects(definition))
  let before = [...(measured ? ['addons-first'] : []), ...plan.definitions.map(({ name }) => name)]
  for (const wave of waves) {
    const ground = foundations.filter((each) => each.wave === wave)
    for (const { name, path, after } of ground)
      yield file(`${home}/apps/${name}.yaml`, directory(name, path, [...before, ...(after ? [after] : [])]))
    before = [...before, ...ground.map(({ name }) => name)]
    const own = addons.filter((each) => each.wave === wave)
    if (own.length === 0) continue
    const name = `addons-${wave}`
    for (const addon of own) yield file(`${home}/addons/${wave}/${addon.name}.yaml`, release(addon, stack, plan))
    yield file(`${home}/apps/${name}.yaml`, directory(name, `${home}/addons/${wave}`, before))
    before = wave < 1 ? [name] : [...before, name]
  }
  for (const stage of stages) {
    const secrets = plan.encrypted?.directories[stage.name]
    yield file(
      `${home}/apps/${stage.name}.yaml`,
      ...(secrets === undefined ? [] : [secretsKustomization(stage, secrets)]),
      stageKustomization(stage, plan, before),
    )
  }
}

/** What stands in this repository besides the stages, the values of charts included that are files. */
function foundationsOf(
  { name: stack }: Stack,
  plan: Plan,
  addons: readonly Addon[],
): { name: string; path: string; wave: number; after?: string }[] {
  const own = plan.monitoring.paths[stack]
  const measured = addons.some(({ name }) => name === 'kube-prometheus-stack')
  return [
    { name: 'platform', path: `kubernetes/platform/${stack}`, wave: 1 },
    ...(measured && own ? [{ name: 'monitoring', path: own, wave: 1 }] : []),
    ...addons.flatMap(({ name, values }) => {
      const file = values[stack]
      const path = typeof file === 'string' ? posix.dirname(file) : own
      return path === undefined || path === own ? [] : [{ name: `${name}-values`, path, wave: 1 }]
    }),
    ...plan.foundations.flatMap(({ name, paths, after, wave = 1 }) =>
      paths[stack] ? [{ name, path: paths[stack], wave, ...(after !== undefined && { after }) }] : [],
    ),
  ]
}

function directory(name: string, path: string, after: readonly string[]) {
  return kustomization({ name, path, after, within: 15 })
}

function file(path: string, ...documents: readonly unknown[]): Artifact {
  return { path, because: ['gitops'], text: printYaml(documents) }
}
