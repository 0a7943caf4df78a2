import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { drillJob } from './drill/objects.ts'
import { askScript, ownQuestions, questions, reportScript, restoreScript } from './drill/scripts.ts'
import { dumpJob, dumpTrial } from './dump/objects.ts'
import { dumpScripts } from './dump/scripts.ts'
import { ground } from './ground.ts'
import { trial } from './state/trial.ts'
import { commonScript } from './takeover/common.ts'
import { failbackScript } from './takeover/failback.ts'
import { failoverScript } from './takeover/failover.ts'
import { regionInScript, regionOutScript } from './takeover/regions.ts'
import { settings } from './takeover/settings.ts'

export const generator: Generator = {
  title: 'Restores that are tried, and the way to another region and back as scripts',
  paths: ['recovery/**', 'scripts/recovery/*.sh'],
  wants: ({ plan }) =>
    plan.drills.length > 0 || plan.dumps.length > 0 || plan.state !== undefined || plan.takeover !== undefined,
  *make(blueprint) {
    yield* drills(blueprint.plan)
    yield* stateTrial(blueprint.plan)
    const { takeover } = blueprint.plan
    if (!takeover) return
    yield script('common', commonScript(settings(blueprint, takeover), blueprint.plan.delivery.by?.tool))
    const both = takeover.other !== undefined
    yield script(both ? 'region-out' : 'failover', both ? regionOutScript : failoverScript)
    yield script(both ? 'region-in' : 'failback', both ? regionInScript : failbackScript)
  },
}

/** Restores of databases that are tried, and dumps that are written and tried: one kustomization. */
function* drills(plan: Plan): Iterable<Artifact> {
  const [first] = [...plan.drills, ...plan.dumps]
  if (!first) return
  const storeOf = (name: string) => plan.stores.filter((store) => store.name === name)
  const tried = plan.drills.flatMap((drill) => storeOf(drill.store).map((store) => ({ drill, store })))
  const dumped = plan.dumps.flatMap((dump) => storeOf(dump.store).map((store) => ({ dump, store })))
  const scripts: Readonly<Record<string, string>> =
    tried.length > 0 ? { restore: restoreScript, ask: askScript, report: reportScript } : {}
  const written: Readonly<Record<string, string>> = dumped.length > 0 ? dumpScripts : {}
  const made = (name: string, folder: string, texts: object) =>
    Object.keys(texts).length > 0 ? [{ name, files: Object.keys(texts).map((each) => `${folder}/${each}.sh`) }] : []
  yield yaml('recovery/kustomization.yaml', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: first.namespace,
      resources: [
        'ground.yaml',
        ...tried.map(({ drill }) => `restore-${drill.store}.yaml`),
        ...dumped.map(({ dump }) => `dump-${dump.store}.yaml`),
      ],
      configMapGenerator: [
        ...made('drill-scripts', 'scripts', scripts),
        ...made('dump-scripts', 'dumps', written),
        { name: 'drill-questions', files: ['questions/common.sql', 'questions/own.sql'] },
      ],
    },
  ])
  const guests = [
    ...tried.slice(0, 1).map(({ drill }) => ({ serviceAccount: drill.serviceAccount, name: 'restore-drill' })),
    ...dumped.slice(0, 1).map(({ dump }) => ({ serviceAccount: dump.serviceAccount, name: 'dump' })),
  ]
  const stores = [...tried, ...dumped].map(({ store }) => store)
  yield yaml('recovery/ground.yaml', ground(first, guests, plan, stores))
  for (const { drill, store } of tried)
    yield yaml(`recovery/restore-${drill.store}.yaml`, [drillJob(drill, store, plan)])
  for (const { dump, store } of dumped)
    yield yaml(`recovery/dump-${dump.store}.yaml`, [dumpJob(dump, store, plan), dumpTrial(dump, plan)])
  for (const [name, text] of Object.entries(scripts)) yield { path: `recovery/scripts/${name}.sh`, because, text }
  for (const [name, text] of Object.entries(written)) yield { path: `recovery/dumps/${name}.sh`, because, text }
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
