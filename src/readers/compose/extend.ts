import { posix } from 'node:path'
import type { Tree } from '../../model/source.ts'
import { copied, type MapNode, type Node, plain } from '../../syntax/derived/node.ts'
import { canonical } from './canonical.ts'
import { documentsIn, type Loading } from './documents.ts'
import { reset } from './lift.ts'
import { merged, mergesAt } from './merge.ts'
import { fileAt } from './paths.ts'
import { rebase } from './rebase.ts'
import { complain } from './scene.ts'
import { unique } from './unique.ts'

type Resets = readonly (readonly string[])[]

/** The services of one file, those that extend another one with what it says. */
export function withExtended(project: MapNode, file: Tree, resets: Resets, loading: Loading): MapNode {
  const services = project.entries.get('services')
  if (services?.is !== 'map') return project
  const entries = new Map<string, Node>()
  for (const name of services.entries.keys()) {
    const made = extended({ services, file: file.file.path, resets }, name, [], loading)
    if (made) entries.set(name, made)
  }
  return { ...project, entries: new Map([...project.entries, ['services', { ...services, entries }]]) }
}

/** Where a service stands among others of its file. */
interface Home {
  readonly services: MapNode
  readonly file: string
  readonly resets: Resets
}

function extended(home: Home, name: string, above: readonly string[], loading: Loading): Node | undefined {
  const service = home.services.entries.get(name)
  const extend = service?.is === 'map' ? service.entries.get('extends') : undefined
  if (service?.is !== 'map' || !extend) return service
  const { scene } = loading
  const entries = new Map(service.entries)
  entries.delete('extends')
  const own: MapNode = { ...service, entries }
  const asked = plain(extend)
  const { service: wanted, file } = (typeof asked === 'object' && asked !== null ? asked : { service: asked }) as {
    readonly service?: unknown
    readonly file?: unknown
  }
  if (typeof wanted !== 'string') {
    complain(scene, extend.mark, 'what is extended is not known')
    return own
  }
  const from = file === undefined ? home : homeAt(file, extend, loading)
  if (!from) return own
  const key = `${from.file}\n${wanted}`
  if (above.includes(key) || above.length > 50) {
    complain(scene, extend.mark, `\`${wanted}\` extends itself`)
    return own
  }
  if (!from.services.entries.has(wanted)) {
    complain(scene, extend.mark, `there is no service \`${wanted}\` to extend`)
    return own
  }
  const base = extended(from, wanted, [...above, key], loading)
  if (base?.is !== 'map') return own
  scene.budget.left -= sizeOf(base)
  if (scene.budget.left < 0) return own
  const source = copied(base)
  reset({ is: 'map', entries: new Map([['services', nameOnly(name, source)]]), mark: source.mark }, home.resets)
  return merged(source, own, scene, mergesAt('services', name))
}

function nameOnly(name: string, service: Node): MapNode {
  return { is: 'map', entries: new Map([[name, service]]), mark: service.mark }
}

/** The services of another file, with paths that count from the project's directory. */
function homeAt(file: unknown, extend: Node, loading: Loading): Home | undefined {
  const { scene, directory } = loading
  const path = typeof file === 'string' ? fileAt(directory, file) : undefined
  const tree = path === undefined ? undefined : scene.trees.get(path)
  if (path === undefined || !tree) {
    complain(scene, extend.mark, 'the file that is extended is not at hand')
    return undefined
  }
  let services: MapNode = { is: 'map', entries: new Map(), mark: { tree, path: [0] } }
  const resets: (readonly string[])[] = []
  for (const document of documentsIn(tree, loading)) {
    resets.push(...document.resets)
    const long = rebase(
      unique(canonical(unique(document.node), scene)),
      posix.relative(directory, posix.dirname(path)) || '.',
    )
    const found = long.is === 'map' ? long.entries.get('services') : undefined
    if (found?.is === 'map') services = { ...found, entries: new Map([...services.entries, ...found.entries]) }
  }
  return { services, file: path, resets }
}

function sizeOf(node: Node): number {
  const below = node.is === 'list' ? node.items : node.is === 'map' ? [...node.entries.values()] : []
  return below.reduce((sum, each) => sum + sizeOf(each), 1)
}
