import { type Node, nodeAt, textAt, textOf } from '../../syntax/derived/node.ts'

/** The kind of an object with the group and version that it is written for. */
export interface GroupKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

export interface Id extends GroupKind {
  readonly name: string
  /** As it counts: `default` where none is written, and one of its own for objects outside all namespaces. */
  readonly namespace: string
}

export function groupKindOf(node: Node): GroupKind {
  const version = textAt(node, ['apiVersion']) ?? ''
  const slash = version.indexOf('/')
  return {
    group: slash < 0 ? '' : version.slice(0, slash),
    version: version.slice(slash + 1),
    kind: textAt(node, ['kind']) ?? '',
  }
}

export function idOf(node: Node): Id {
  const own = groupKindOf(node)
  return {
    ...own,
    name: textOf(nodeAt(node, ['metadata', 'name'])),
    namespace: isClusterWide(own) ? clusterWide : effective(textOf(nodeAt(node, ['metadata', 'namespace']))),
  }
}

export function sameId(a: Id, b: Id): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.group === b.group &&
    a.version === b.version
  )
}

/** Whether every part that the selector names is so. */
export function isSelected(own: GroupKind, selector: Partial<GroupKind>): boolean {
  return (
    (!selector.group || selector.group === own.group) &&
    (!selector.version || selector.version === own.version) &&
    (!selector.kind || selector.kind === own.kind)
  )
}

export function effective(namespace: string): string {
  return namespace === '' ? 'default' : namespace
}

/** Where objects live that have no namespace. */
export const clusterWide = '_non_namespaceable_'

/** What kustomize is sure of: a kind that it does not know, or not in that version, counts as namespaced. */
export function isClusterWide({ group, version, kind }: GroupKind): boolean {
  return Object.hasOwn(wide, group) && (wide[group]?.[version]?.includes(kind) ?? false)
}

const webhooks = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']
const roles = ['ClusterRole', 'ClusterRoleBinding']

const wide: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '': { v1: ['ComponentStatus', 'Namespace', 'Node', 'NodeProxyOptions', 'PersistentVolume'] },
  'admissionregistration.k8s.io': { v1: webhooks, v1beta1: webhooks },
  'apiextensions.k8s.io': { v1: ['CustomResourceDefinition'], v1beta1: ['CustomResourceDefinition'] },
  'apiregistration.k8s.io': { v1: ['APIService'], v1beta1: ['APIService'] },
  'certificates.k8s.io': { v1: ['CertificateSigningRequest'], v1beta1: ['CertificateSigningRequest'] },
  'flowcontrol.apiserver.k8s.io': { v1beta1: ['FlowSchema', 'PriorityLevelConfiguration'] },
  'networking.k8s.io': { v1: ['IngressClass'], v1beta1: ['IngressClass'] },
  'node.k8s.io': { v1: ['RuntimeClass'], v1beta1: ['RuntimeClass'] },
  policy: { v1beta1: ['PodSecurityPolicy'] },
  'rbac.authorization.k8s.io': { v1: roles, v1beta1: roles },
  'scheduling.k8s.io': { v1: ['PriorityClass'], v1beta1: ['PriorityClass'] },
  'storage.k8s.io': {
    v1: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    v1beta1: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  },
}
