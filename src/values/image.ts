/** A container image reference as it was written: nothing is filled in. */
export interface Image {
  readonly registry?: string
  readonly repository: string
  readonly tag?: string
  /** `sha256:` and 64 hex digits, or sha384 or sha512 with as many as they have. */
  readonly digest?: string
}

/** By the grammar of the distribution project, which every registry follows; nothing for what it refuses. */
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
  const repository = parts.join('/')
  if (repository.length > longestRepository || !parts.every((part) => partForm.test(part))) return undefined
  // That would be the id of an image.
  if (/^[0-9a-f]{64}$/.test(text)) return undefined
  if (tag !== undefined && !tagForm.test(tag)) return undefined
  if (digest !== undefined && !digestForm.test(digest)) return undefined
  return {
    ...(hosted && { registry: first }),
    repository,
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
const longestRepository = 255
const hostForm =
  /^(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/
const partForm = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/
const tagForm = /^\w[\w.-]{0,127}$/
const digestForm = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/

function isHost(part: string): boolean {
  return part === 'localhost' || part.includes('.') || part.includes(':') || part !== part.toLowerCase()
}
