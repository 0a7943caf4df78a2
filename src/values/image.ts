/** A container image reference as it was written: nothing is filled in. */
export interface Image {
  readonly registry?: string
  readonly repository: string
  readonly tag?: string
  /** `sha256:` and 64 hex digits, or another algorithm with its own. */
  readonly digest?: string
}

export function parseImage(text: string): Image | undefined {
  if (text.length > 1024) return undefined
  const at = text.indexOf('@')
  const digest = at < 0 ? undefined : text.slice(at + 1)
  const named = at < 0 ? text : text.slice(0, at)
  const colon = named.lastIndexOf(':')
  const tagged = colon > named.lastIndexOf('/')
  const tag = tagged ? named.slice(colon + 1) : undefined
  const name = tagged ? named.slice(0, colon) : named
  const [first = '', ...rest] = name.split('/')
  const hosted = rest.length > 0 && isHost(first)
  const parts = hosted ? rest : [first, ...rest]
  if (hosted && !hostForm.test(first)) return undefined
  if (!parts.every((part) => partForm.test(part))) return undefined
  if (tag !== undefined && !tagForm.test(tag)) return undefined
  if (digest !== undefined && !digestForm.test(digest)) return undefined
  return {
    ...(hosted && { registry: first }),
    repository: parts.join('/'),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  }
}

export function printImage(image: Image): string {
  const registry = image.registry === undefined ? '' : `${image.registry}/`
  const tag = image.tag === undefined ? '' : `:${image.tag}`
  const digest = image.digest === undefined ? '' : `@${image.digest}`
  return registry + image.repository + tag + digest
}

/** The one name under which every spelling of a repository can be compared: `nginx` is `docker.io/library/nginx`. */
export function normalName(image: Image): string {
  const registry = image.registry ?? dockerHub
  if (!hubHosts.has(registry)) return `${registry}/${image.repository}`
  return `${dockerHub}/${image.repository.includes('/') ? '' : 'library/'}${image.repository}`
}

const dockerHub = 'docker.io'
const hubHosts = new Set([dockerHub, 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'])
const hostForm = /^(?:[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/
const partForm = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/
const tagForm = /^\w[\w.-]{0,127}$/
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,128}$/

function isHost(part: string): boolean {
  return part === 'localhost' || part.includes('.') || part.includes(':') || part !== part.toLowerCase()
}
