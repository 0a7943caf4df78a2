import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'
import type { SourceFile } from '../../model/source.ts'
import type { Engine } from '../../model/spec.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { parseImage } from '../../values/image.ts'
import { foreignStores, imageSigns } from './signs.ts'

export interface Stores {
  readonly stores: readonly { readonly name: string; readonly engine: Engine; readonly because: string }[]
  readonly remarks: readonly string[]
}

/** The stores that compose files and Kubernetes manifests run from public images. */
export function storesIn(files: readonly SourceFile[]): Stores {
  const stores: { name: string; engine: Engine; because: string }[] = []
  const remarks: string[] = []
  for (const file of files) {
    for (const { name, image } of imagesIn(file)) {
      const last = parseImage(image)?.repository.split('/').at(-1)?.toLowerCase() ?? ''
      const engine = Object.hasOwn(imageSigns, last) ? imageSigns[last] : undefined
      if (engine) stores.push({ name, engine, because: `${file.path} runs ${image}` })
      else if (foreignStores.has(last))
        remarks.push(`${file.path} runs ${image}; a spec cannot ask for such a store yet.`)
    }
  }
  return { stores, remarks }
}

/** By directory of its code, what Compose files say of what they build: whether users reach it, and what it waits for. */
export function composedIn(
  files: readonly SourceFile[],
): ReadonlyMap<string, { readonly publishes?: string; readonly uses: readonly string[] }> {
  const found = new Map<string, { publishes?: string; uses: readonly string[] }>()
  for (const file of files) {
    if (!isCompose(file)) continue
    const [document] = yaml.parse(file).data as readonly unknown[]
    const services = isMap(document) && isMap(document.services) ? document.services : {}
    for (const service of Object.values(services)) {
      if (!isMap(service)) continue
      const context = isMap(service.build) ? service.build.context : service.build
      if (typeof context !== 'string') continue
      const directory = posix.join(posix.dirname(file.path), context).replace(/(?<=.)\/$/, '')
      const { uses = [], publishes } = found.get(directory) ?? {}
      const waited = Array.isArray(service.depends_on)
        ? service.depends_on
        : Object.keys(isMap(service.depends_on) ? service.depends_on : {})
      const published = publishes ?? (Array.isArray(service.ports) && service.ports.length > 0 ? file.path : undefined)
      found.set(directory, {
        uses: [...uses, ...waited.filter((each) => typeof each === 'string')],
        ...(published !== undefined && { publishes: published }),
      })
    }
  }
  return found
}

function isCompose({ path }: SourceFile): boolean {
  return /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(path)
}

function imagesIn(file: SourceFile): { name: string; image: string }[] {
  const composes = isCompose(file)
  if (!composes && !/^kind:\s*(?:Deployment|StatefulSet)\s*$/m.test(file.text)) return []
  const documents = yaml.parse(file).data
  if (!Array.isArray(documents)) return []
  return documents.flatMap((document) => (isMap(document) ? (composes ? composed(document) : deployed(document)) : []))
}

type Entry = Readonly<Record<string, unknown>>

function composed({ services }: Entry): { name: string; image: string }[] {
  return Object.entries(isMap(services) ? services : {}).flatMap(([name, service]) =>
    isMap(service) && typeof service.image === 'string' ? [{ name, image: service.image }] : [],
  )
}

function deployed({ metadata, spec }: Entry): { name: string; image: string }[] {
  const template = isMap(spec) && isMap(spec.template) && isMap(spec.template.spec) ? spec.template.spec : {}
  const name = isMap(metadata) && typeof metadata.name === 'string' ? metadata.name : ''
  const containers = Array.isArray(template.containers) ? template.containers : []
  return containers.flatMap((each) =>
    isMap(each) && typeof each.image === 'string' ? [{ name, image: each.image }] : [],
  )
}
