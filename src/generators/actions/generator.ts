import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { check } from './check.ts'
import { deliver } from './deliver.ts'
import { promote } from './promote.ts'
import { terraform } from './terraform.ts'

export const generator: Generator = {
  title: 'GitHub Actions: checks, delivery, promotion, infrastructure',
  paths: ['.github/workflows/{check,deliver,promote,terraform}.yaml', '.github/dependabot.yml'],
  wants: ({ decided }) => decided.pipeline?.answer === 'github-actions',
  *make(blueprint) {
    yield workflow('check', check(blueprint))
    yield workflow('deliver', deliver(blueprint))
    if (blueprint.plan.stages.some(({ after }) => after !== undefined)) yield workflow('promote', promote(blueprint))
    yield workflow('terraform', terraform(blueprint))
    yield { path: '.github/dependabot.yml', because: ['pipeline'], text: printYaml([dependabot(blueprint)]) }
  },
}

function workflow(name: string, content: unknown): Artifact {
  return { path: `.github/workflows/${name}.yaml`, because: ['pipeline'], text: printYaml([content]) }
}

/** One entry for each directory: Dependabot refuses two. */
function unique<S extends { readonly path: string }>(services: readonly S[]): S[] {
  return [...new Map(services.map((service) => [service.path, service])).values()]
}

/** Keeps pins, base images, providers and packages fresh: what is pinned and never renewed grows old unseen. */
function dependabot({ plan, spec }: Blueprint) {
  const weekly = { schedule: { interval: 'weekly' }, cooldown: { 'default-days': 7 } }
  const ecosystems = {
    node: 'npm',
    python: 'pip',
    go: 'gomod',
    java: 'maven',
    dotnet: 'nuget',
    ruby: 'bundler',
    php: 'composer',
    static: 'npm',
  } as const
  return {
    version: 2,
    updates: [
      { 'package-ecosystem': 'github-actions', directory: '/', ...weekly },
      { 'package-ecosystem': 'terraform', directories: ['/terraform/stacks/*', '/terraform/modules/*'], ...weekly },
      ...unique(plan.workloads.map(({ service }) => service)).map((service) => ({
        'package-ecosystem': 'docker',
        directory: `/${service.path}`,
        ...weekly,
      })),
      ...unique(spec.services).map(({ runtime, path }) => ({
        'package-ecosystem': ecosystems[runtime],
        directory: `/${path}`,
        ...weekly,
      })),
    ],
  }
}
