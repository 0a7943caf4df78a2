import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Site, Workload } from '../../model/workload.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { annotationsOf, linksOf } from './annotations.ts'

/** The catalog of the system: who owns it, what it is made of, and what each part hangs on. */
export function entities(blueprint: Blueprint): unknown[] {
  const { plan, spec } = blueprint
  return [
    entity('Group', { name: plan.system, title: `Team of ${plan.system}` }, { type: 'team', children: [] }),
    entity(
      'System',
      { name: plan.system, annotations: annotationsOf(plan), links: linksOf(plan) },
      { owner: owner(plan), type: 'product' },
    ),
    ...[...plan.workloads, ...plan.sites].map((part) => component(part, blueprint)),
    ...plan.workloads.filter(speaksHttp).map((workload) => api(workload, plan, spec.name)),
    ...plan.stores.map((store) => resource(store, plan)),
  ]
}

export function owner({ system }: Plan): string {
  return `group:default/${system}`
}

function entity(kind: string, metadata: Readonly<Record<string, unknown>>, spec: object) {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, spec }
}

function component(part: Workload | Site, { plan }: Blueprint) {
  const { name, service } = part
  const used = (names: readonly { readonly name: string }[]) => names.filter((each) => service.uses.includes(each.name))
  const apis = used(plan.workloads.filter(speaksHttp))
  const other = used(plan.workloads.filter((each) => !speaksHttp(each)))
  const on = [
    ...used(plan.stores).map((each) => `resource:default/${each.name}`),
    ...other.map((each) => `component:default/${each.name}`),
  ]
  return entity(
    'Component',
    { name, annotations: annotationsOf(plan, part), links: linksOf(plan, part), tags: [service.runtime] },
    {
      type: service.type === 'frontend' ? 'website' : service.type === 'api' ? 'service' : service.type,
      lifecycle: 'production',
      owner: owner(plan),
      system: plan.system,
      ...('port' in part && speaksHttp(part) && { providesApis: [name] }),
      ...(apis.length > 0 && { consumesApis: apis.map((each) => each.name) }),
      ...(on.length > 0 && { dependsOn: on }),
    },
  )
}

/** What its host and its health are; what else it answers is in its code, which may describe it better. */
function api({ name, hosts, health, port }: Workload, plan: Plan, title: string) {
  const servers = Object.values(hosts).map((host) => ({ url: `https://${host}` }))
  return entity(
    'API',
    { name },
    {
      type: 'openapi',
      lifecycle: 'production',
      owner: owner(plan),
      system: plan.system,
      definition: printYaml([
        {
          openapi: '3.1.0',
          info: { title: `${title} ${name}`, version: '1' },
          servers: servers.length > 0 ? servers : [{ url: `http://${name}:${port}` }],
          paths: {
            [health.ready]: {
              get: { summary: 'Whether it can work', responses: { '200': { description: 'It can' } } },
            },
          },
        },
      ]),
    },
  )
}

function speaksHttp({ service, port }: Pick<Workload, 'service' | 'port'>): boolean {
  return port !== undefined && service.protocol === 'http' && service.type === 'api'
}

function resource({ name, engine, product }: Store, plan: Plan) {
  return entity(
    'Resource',
    { name, description: product },
    { type: types[engine], owner: owner(plan), system: plan.system },
  )
}

const types: Readonly<Record<Store['engine'], string>> = {
  postgresql: 'database',
  'key-value': 'database',
  redis: 'cache',
  queue: 'queue',
  stream: 'stream',
  search: 'search-index',
  analytics: 'data-warehouse',
  bucket: 'object-store',
}
