import { isMap } from '../../model/shape.ts'
import { nodeAt, textOf } from '../../syntax/derived/node.ts'
import { currentId, type Document } from './document.ts'
import type { Id } from './identity.ts'
import { fieldOf, type Layer } from './layer.ts'

/** In the order that `sortOptions` asks for; without it by kind, so that what others need comes first. */
export function ordered(layer: Layer, documents: readonly Document[]): readonly Document[] {
  const options = fieldOf(layer, 'sortOptions')
  const { order = 'legacy', legacySortOptions } = isMap(options) ? options : {}
  if (order === 'fifo' || (isMap(options) && options.order === undefined)) return documents
  const lists = isMap(legacySortOptions) ? legacySortOptions : { orderFirst: first, orderLast: last }
  const [before, after] = [namesIn(lists.orderFirst), namesIn(lists.orderLast)]
  const ranks = new Map([
    ...before.map((kind, index) => [kind, index - before.length] as const),
    ...after.map((kind, index) => [kind, index + 1] as const),
  ])
  const keyed = documents.map((document) => {
    const id = currentId(document)
    const namespace = textOf(nodeAt(document.node, ['metadata', 'namespace']))
    return { document, rank: ranks.get(id.kind) ?? 0, kind: kindKey(id), name: `${namespace || '~X'}|${id.name}` }
  })
  return keyed
    .sort((a, b) => a.rank - b.rank || compare(a.kind, b.kind) || compare(a.name, b.name))
    .map(({ document }) => document)
}

function kindKey({ group, version, kind }: Id): string {
  return [group || '~G', version || '~V', kind || '~K'].join('_')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function namesIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
}

const first = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
]
const last = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']
