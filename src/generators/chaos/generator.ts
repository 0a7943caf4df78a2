import type { Artifact } from '../../model/blueprint.ts'
import type { Chaos, Plan, Stack, Stage } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { faultDocument, toolkitDocument } from './by-hand.ts'
import { chaosDocument } from './document.ts'
import { experimentsOf } from './experiments.ts'
import { engine, enginesOf } from './litmus.ts'
import { litmusDocument, runs } from './litmus-runs.ts'
import { schedule } from './schedule.ts'
import { judgesOf } from './steady.ts'
import { experiment, trialsOf } from './toolkit.ts'

export const generator: Generator = {
  title: 'Experiments that break one thing at a time, judged by the objectives',
  paths: ['chaos/**', 'docs/chaos.md'],
  wants: ({ plan }) => plan.chaos !== undefined,
  *make({ plan }) {
    const { chaos } = plan
    const stage = plan.stages.find(({ name }) => name === chaos?.stage)
    const stack = plan.stacks.find(({ name }) => name === chaos?.stack)
    if (!chaos || !stage || !stack) return
    if (chaos.tool === 'fis') {
      if (plan.faults.length > 0) yield { path: 'docs/chaos.md', because: ['chaos'], text: faultDocument(plan) }
      return
    }
    if (chaos.tool === 'chaos-toolkit') {
      const trials = trialsOf(stage, stack, chaos, plan)
      for (const trial of trials) yield file(`chaos/${trial.name}.yaml`, [experiment(trial, stage, plan)])
      yield { path: 'docs/chaos.md', because: ['chaos'], text: toolkitDocument(trials, stage, plan) }
      return
    }
    if (chaos.tool === 'litmus') {
      yield* ofLitmus(stage, stack, chaos, plan)
      return
    }
    // What no objective judges would prove nothing.
    const experiments = experimentsOf(stage, stack, plan).filter(({ about }) => judgesOf(about, plan).length > 0)
    yield file('chaos/kustomization.yaml', [
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: experiments.map(({ name }) => `${name}.yaml`),
      },
    ])
    for (const [index, experiment] of experiments.entries())
      yield file(`chaos/${experiment.name}.yaml`, [schedule(experiment, index, stage, chaos, plan)])
    yield { path: 'docs/chaos.md', because: ['chaos'], text: chaosDocument(experiments, stage, plan) }
  },
}

function* ofLitmus(stage: Stage, stack: Stack, chaos: Chaos, plan: Plan): Iterable<Artifact> {
  const engines = enginesOf(stage, stack, plan)
  yield file('chaos/kustomization.yaml', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: chaos.namespace,
      resources: ['runs.yaml'],
      configMapGenerator: [{ name: 'engines', files: engines.map(({ name }) => `engines/${name}.yaml`) }],
    },
  ])
  yield file('chaos/runs.yaml', runs(engines, chaos))
  for (const each of engines) yield file(`chaos/engines/${each.name}.yaml`, [engine(each, stage, chaos, plan)])
  yield { path: 'docs/chaos.md', because: ['chaos'], text: litmusDocument(engines, stage, plan) }
}

function file(path: string, documents: readonly unknown[]): Artifact {
  return { path, because: ['chaos'], text: printYaml(documents) }
}
