import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'

/** `docker-compose.prod.yml` is a file of Compose by its name, and `prod` is what it is for. */
export function composeName(path: string): { readonly variant: string } | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [whole, variant = ''] = /^(?:docker-)?compose(?:[._-]([\w.-]+))?\.ya?ml$/.exec(name) ?? []
  return whole === undefined ? undefined : { variant }
}

/** By its content: services that have an image or are built. A file that is named for it may say less, as overrides do. */
export function isCompose(data: unknown, path: string): boolean {
  const documents = Array.isArray(data) ? data.filter(isMap) : []
  const named = composeName(path) !== undefined
  return documents.some((document) => isProject(document, named))
}

function isProject(document: { readonly [name: string]: unknown }, named: boolean): boolean {
  const { services, include, volumes, networks } = document
  if (document.apiVersion !== undefined || document.kind !== undefined) return false
  if (named) return [services, volumes, networks].some(isMap) || Array.isArray(include)
  if (!isMap(services) || !Object.keys(document).every((key) => sections.has(key) || key.startsWith('x-'))) return false
  const all = Object.values(services)
  return all.length > 0 && all.every(isService) && all.some(runs)
}

const sections = new Set([
  'version',
  'name',
  'include',
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
  'jobs',
])

function isService(service: unknown): boolean {
  return isMap(service) || isUnknown(service) || service === null
}

/** Whether a service says what it runs. */
export function runs(service: unknown): boolean {
  if (!isMap(service)) return isUnknown(service)
  return [service.image, service.build, service.extends, service.provider].some((each) => each !== undefined)
}
