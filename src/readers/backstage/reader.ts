import { CatalogEntity } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Backstage catalog entities',
  syntax: yaml,
  files: ['**/*.{yaml,yml}'],
  claims: ({ data }) => Array.isArray(data) && data.some(isEntity),
  *read({ data }) {
    for (const [index, document] of Array.isArray(data) ? data.entries() : []) {
      if (!isEntity(document)) continue
      const { kind, namespace, name } = ownName(document)
      yield {
        kind: CatalogEntity,
        name: `${kind.toLowerCase()}:${namespace}/${name}`,
        path: [index],
        data: entityOf(document),
      }
    }
  },
}

type Json = { readonly [name: string]: unknown }

function isEntity(document: unknown): document is Json {
  return (
    isMap(document) &&
    /^(?:scaffolder\.)?backstage\.io\//.test(String(document.apiVersion)) &&
    typeof document.kind === 'string'
  )
}

function ownName({ kind, metadata }: Json) {
  const { name, namespace } = isMap(metadata) ? metadata : {}
  return { kind: String(kind), namespace: textOr(namespace, 'default'), name: textOr(name, '?') }
}

function entityOf(document: Json): Json {
  const own = ownName(document)
  const metadata = isMap(document.metadata) ? document.metadata : {}
  const spec = isMap(document.spec) ? document.spec : {}
  const one = (field: string, kind: string) =>
    typeof spec[field] === 'string' ? refOf(spec[field], kind, own.namespace) : undefined
  const all = (field: string, kind: string) => refs(spec[field], kind, own.namespace)
  const related = [
    ...(all('memberOf', 'group') ?? []),
    ...(all('members', 'user') ?? []),
    ...(all('children', 'group') ?? []),
    one('parent', 'group'),
  ].filter((each) => each !== undefined)
  const targets = spec.target === undefined ? spec.targets : [spec.target]
  const { title, description, tags, annotations } = metadata
  return {
    ...own,
    title,
    description,
    tags,
    annotations,
    type: spec.type,
    lifecycle: spec.lifecycle,
    owner: one('owner', 'group'),
    system: one('system', 'system'),
    domain: one('domain', 'domain'),
    dependsOn: all('dependsOn', 'component'),
    providesApis: all('providesApis', 'api'),
    consumesApis: all('consumesApis', 'api'),
    ...(related.length > 0 && { related }),
    targets,
  }
}

function refs(list: unknown, kind: string, namespace: string) {
  return Array.isArray(list)
    ? list.map((each) => (typeof each === 'string' ? refOf(each, kind, namespace) : undefined))
    : undefined
}

/** `[kind:][namespace/]name`; what is left out is what the field implies. */
function refOf(text: string, kind: string, namespace: string) {
  const [, ownKind, ownNamespace, name] = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(text.trim()) ?? []
  if (name === undefined) return undefined
  return { kind: (ownKind ?? kind).toLowerCase(), namespace: ownNamespace ?? namespace, name }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
