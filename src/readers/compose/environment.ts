import type { Tree } from '../../model/source.ts'
import type { Unknown } from '../../model/unknown.ts'
import type { MapNode, Node } from '../../syntax/derived/node.ts'
import { plain } from '../../syntax/derived/node.ts'
import { valuesOf } from '../../syntax/dotenv/dotenv.ts'
import { entriesIn } from '../../syntax/dotenv/entries.ts'
import type { Loading } from './documents.ts'
import { fileAt } from './paths.ts'

/** The services with the variables of their `env_file`s, below those of `environment`. `read` says of each file whether it is at hand. */
export function withEnvFiles(project: Node, loading: Loading): Node {
  const services = project.is === 'map' ? project.entries.get('services') : undefined
  if (project.is !== 'map' || services?.is !== 'map') return project
  const entries = new Map<string, Node>()
  for (const [name, service] of services.entries)
    entries.set(name, service.is === 'map' ? withVariables(service, loading) : service)
  return { ...project, entries: new Map([...project.entries, ['services', { ...services, entries }]]) }
}

function withVariables(service: MapNode, { scene, lookup, directory }: Loading): MapNode {
  const files = service.entries.get('env_file')
  if (files?.is !== 'list') return service
  const values = new Map<string, string | Unknown>()
  const found = new Map<string, Node>()
  const items = files.items.map((item): Node => {
    if (item.is !== 'map') return item
    const { path, format } = plain(item) as { readonly path?: unknown; readonly format?: unknown }
    const at = typeof path === 'string' ? fileAt(directory, path) : undefined
    const tree = at === undefined ? undefined : scene.variables.get(at)
    if (tree) {
      const said = format === 'raw' ? rawValues(tree) : valuesIn(tree, (name) => values.get(name) ?? lookup(name))
      for (const [name, value] of said) {
        values.set(name, value)
        found.set(name, { is: 'leaf', value, mark: { tree, path: [name] } })
      }
    }
    const read: Node = { is: 'leaf', value: tree !== undefined, mark: { ...item.mark, made: 'not written' } }
    return { ...item, entries: new Map([...item.entries, ['read', read]]) }
  })
  const own = service.entries.get('environment')
  const entries = new Map([...service.entries, ['env_file', { ...files, items } as Node]])
  const all = new Map([...found, ...(own?.is === 'map' ? own.entries : [])])
  if (found.size > 0) entries.set('environment', { is: 'map', entries: all, mark: own?.mark ?? files.mark })
  return { ...service, entries }
}

function valuesIn({ file }: Tree, outer: (name: string) => string | Unknown | undefined) {
  return Object.entries(valuesOf(entriesIn(file.text).entries, outer).data)
}

/** Each line to its end, quotes and dollars as they stand. */
function rawValues({ file }: Tree): readonly (readonly [string, string])[] {
  return file.text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf('=')
    return at <= 0 || line.trimStart().startsWith('#') ? [] : [[line.slice(0, at).trim(), line.slice(at + 1)] as const]
  })
}
