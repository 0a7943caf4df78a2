import type { Artifact } from '../../model/blueprint.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { flagsDocument } from './document.ts'
import { ground, serverObjects } from './server.ts'

export const generator: Generator = {
  title: 'Feature flags: a file for each environment, and what answers for them',
  paths: ['flags/**', 'docs/flags.md'],
  wants: ({ plan }) => plan.flags !== undefined,
  *make({ plan }) {
    const { flags } = plan
    if (!flags) return
    for (const own of flags.environments) {
      yield { path: own.file, because, seeded: true, text: `${JSON.stringify(empty, null, 2)}\n` }
      if (flags.tool !== 'flagd') continue
      yield file(`${own.home}/kustomization.yaml`, [
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          namespace: flags.namespace,
          resources: ['flagd.yaml'],
          configMapGenerator: [{ name: own.server, files: ['flags.json'] }],
        },
      ])
      yield file(`${own.home}/flagd.yaml`, serverObjects(own, flags, plan))
    }
    for (const { name, stages } of flags.tool === 'flagd' ? plan.stacks : []) {
      const here = flags.environments.filter((own) => own.stages.some((stage) => stages.includes(stage)))
      if (here.length === 0) continue
      const home = `flags/stacks/${name}`
      yield file(`${home}/kustomization.yaml`, [
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          resources: ['ground.yaml', ...here.map((own) => `../../${own.name}`)],
        },
      ])
      yield file(`${home}/ground.yaml`, ground(flags))
    }
    yield { path: 'docs/flags.md', because, text: flagsDocument(flags) }
  },
}

const because = ['flags']

const empty = { $schema: 'https://flagd.dev/schema/v0/flags.json', flags: {} }

function file(path: string, documents: readonly unknown[]): Artifact {
  return { path, because, text: printYaml(documents) }
}
