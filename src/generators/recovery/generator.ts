import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { drillJob, ground } from './drill/objects.ts'
import { askScript, ownQuestions, questions, reportScript, restoreScript } from './drill/scripts.ts'
import { trial } from './state/trial.ts'
import { commonScript } from './takeover/common.ts'
import { failbackScript } from './takeover/failback.ts'
import { failoverScript } from './takeover/failover.ts'
import { settings } from './takeover/settings.ts'

export const generator: Generator = {
  title: 'Restores that are tried, and the way to another region and back as scripts',
  paths: ['recovery/**', 'scripts/recovery/*.sh'],
  wants: ({ plan }) => plan.drills.length > 0 || plan.state !== undefined || plan.takeover !== undefined,
  *make(blueprint) {
    yield* drills(blueprint.plan)
    yield* stateTrial(blueprint.plan)
    const { takeover } = blueprint.plan
    if (!takeover) return
    yield script('common', commonScript(settings(blueprint, takeover), blueprint.plan.delivery.by?.tool))
    yield script('failover', failoverScript)
    yield script('failback', failbackScript)
  },
}

function* drills(plan: Plan): Iterable<Artifact> {
  const [first] = plan.drills
  if (!first) return
  const tried = plan.drills.flatMap((drill) => {
    const store = plan.stores.find(({ name }) => name === drill.store)
    return store ? [{ drill, store }] : []
  })
  const scripts = { restore: restoreScript, ask: askScript, report: reportScript }
  yield yaml('recovery/kustomization.yaml', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: first.namespace,
      resources: ['ground.yaml', ...tried.map(({ drill }) => `restore-${drill.store}.yaml`)],
      configMapGenerator: [
        { name: 'drill-scripts', files: Object.keys(scripts).map((name) => `scripts/${name}.sh`) },
        { name: 'drill-questions', files: ['questions/common.sql', 'questions/own.sql'] },
      ],
    },
  ])
  yield yaml(
    'recovery/ground.yaml',
    ground(
      first,
      plan,
      tried.map(({ store }) => store),
    ),
  )
  for (const { drill, store } of tried)
    yield yaml(`recovery/restore-${drill.store}.yaml`, [drillJob(drill, store, plan)])
  for (const [name, text] of Object.entries(scripts)) yield { path: `recovery/scripts/${name}.sh`, because, text }
  yield { path: 'recovery/questions/common.sql', because, text: questions }
  yield { path: 'recovery/questions/own.sql', because, text: ownQuestions, seeded: true }
}

function* stateTrial({ state }: Plan): Iterable<Artifact> {
  if (!state) return
  const made = (name: string, documents: readonly unknown[]): Artifact => ({
    path: `recovery/state/${name}.yaml`,
    because: ['state'],
    text: printYaml(documents),
  })
  yield made('kustomization', [
    { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['trial.yaml'] },
  ])
  yield made('trial', trial(state))
}

const because = ['vault']

function script(name: string, text: string): Artifact {
  return { path: `scripts/recovery/${name}.sh`, because: ['regions'], text }
}

function yaml(path: string, documents: readonly unknown[]): Artifact {
  return { path, because, text: printYaml(documents) }
}
