import type { Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { databaseCall } from '../preview/names.ts'
import { atDoor, doorStage, previewsIn } from '../preview/places.ts'
import { homeOf, type StackContext, type StoreHome } from './context.ts'
import { balanced, balancerOf, callOf, openly, stands } from './releases.ts'

const anywhere = '0.0.0.0/0'

/** A security group for each process that stands in the network, from the edges of the plan and from nothing else. */
export function accessBlocks(context: StackContext): Block[] {
  const { stages, plan } = context
  return [
    ...stages.flatMap((stage): Block[] => {
      const previews = doorStage(context) === stage ? atDoor(context) : []
      const behind = [...openly(context, stage), ...previews]
      if (behind.length === 0) return []
      return [
        group(`${label(stage.name)}_balancer`, `${plan.system}-${stage.name}-balancer`, {
          takes: { https: { port: 443, addresses: anywhere }, http: { port: 80, addresses: anywhere } },
          calls: Object.fromEntries(
            behind.map((release) => [
              callee(release, context),
              { port: release.workload.port, group: groupId(release) },
            ]),
          ),
        }),
      ]
    }),
    ...(context.releases.some(({ workload }) => workload.platform === 'virtual-machines')
      ? [
          group('machine_image', `${context.stack.cluster}-machine-image`, {
            takes: {},
            calls: { 'the internet': { port: 443, addresses: anywhere } },
          }),
        ]
      : []),
    ...[...context.releases, ...context.previews]
      .filter((release) => stands(release, context))
      .map((release) =>
        group(callOf(release), release.name, { takes: takes(release, context), calls: calls(release, context) }),
      ),
    ...databaseTasks(context).map(({ name, store, task, home }) =>
      group(name, task, {
        takes: {},
        calls: {
          [store.name]: { port: store.port, group: ref(`module.${home.module}.security_group_id`) },
          'the internet': { port: 443, addresses: anywhere },
        },
      }),
    ),
  ]
}

function callee(release: Release, { previews }: StackContext): string {
  return previews.includes(release) ? `previews of ${release.workload.name}` : release.workload.name
}

/** Tasks that make databases for pull requests, with the server of each. */
function databaseTasks(context: StackContext) {
  const previews = previewsIn(context)
  return (previews?.databases ?? []).flatMap((database) => {
    const home = previews && homeOf(context, database.store, previews.stage)
    return home ? [{ ...database, home, name: databaseCall(database, previews) }] : []
  })
}

/** Security groups of those who may connect to a store, by name. */
export function clientsOf(home: StoreHome, context: StackContext): Attributes {
  const { plan, clustered } = context
  const { store } = home
  const users = [...context.releases, ...context.previews].filter(
    ({ stage, workload }) => workload.service.uses.includes(store.name) && homeOf(context, store, stage) === home,
  )
  return {
    ...(clustered &&
      plan.pods.some(({ service }) => service.uses.includes(store.name)) && {
        nodes: ref('module.cluster.security_group_id'),
      }),
    ...Object.fromEntries(users.map((release) => [`${release.stage.name}-${release.workload.name}`, groupId(release)])),
    ...Object.fromEntries(
      databaseTasks(context)
        .filter((each) => each.home === home)
        .map(({ name }) => [name.replaceAll('_', '-'), ref(`module.${name}_access.id`)]),
    ),
  }
}

export function groupId(release: Release) {
  return ref(`module.${callOf(release)}_access.id`)
}

function group(name: string, called: string, edges: { takes: Attributes; calls: Attributes }): Block {
  return block('module', [`${name}_access`], {
    source: '../../modules/security-group',
    name: called,
    vpc_id: ref('module.network.vpc_id'),
    ...(Object.keys(edges.takes).length > 0 && { takes: edges.takes }),
    ...(Object.keys(edges.calls).length > 0 && { calls: edges.calls }),
  })
}

function takes(release: Release, context: StackContext): Attributes {
  const { workload } = release
  const own = context.plan.edges.filter(({ to }) => to === workload.name)
  return Object.fromEntries(
    own.flatMap(({ kind, from, port }): [string, Attributes][] => {
      const balancer = kind === 'internet' ? before(release, context) : undefined
      if (balancer) return [['load balancer', { port, group: ref(`module.${balancer}_access.id`) }]]
      const caller = kind === 'workload' ? neighbour(release, from, context) : undefined
      return caller ? [[from, { port, group: groupId(caller) }]] : []
    }),
  )
}

function calls(release: Release, context: StackContext): Attributes {
  const own = context.plan.edges.filter(({ from }) => from === release.workload.name)
  return Object.fromEntries(
    own.flatMap(({ kind, to, port }): [string, Attributes][] => {
      if (kind === 'cloud') return [['the internet', { port, addresses: anywhere }]]
      if (kind === 'store') {
        const store = context.plan.stores.find(({ name }) => name === to)
        const home = store && homeOf(context, store, release.stage)
        return home ? [[to, { port, group: ref(`module.${home.module}.security_group_id`) }]] : []
      }
      const called = kind === 'workload' ? neighbour(release, to, context) : undefined
      return called ? [[to, { port, group: groupId(called) }]] : []
    }),
  )
}

/** Name of the load balancer that sends requests to a release, if one does. */
function before(release: Release, context: StackContext): string | undefined {
  if (balanced(context).includes(release)) return balancerOf(release)
  return atDoor(context).includes(release) ? label(doorStage(context)?.name ?? '', 'balancer') : undefined
}

/** Another release of the same stage, where it stands in the network too. */
function neighbour({ stage }: Release, name: string, context: StackContext): Release | undefined {
  return [...context.releases, ...context.previews].find(
    (each) => each.stage === stage && each.workload.name === name && stands(each, context),
  )
}
