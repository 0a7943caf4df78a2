import { type MapNode, type Node, textAt } from '../../syntax/derived/node.ts'

/** One object on its way through the layers. */
export interface Document {
  /** Replaced as a whole by a merge. */
  node: Node
  /** The names that it had in the layers below, which others may still call it by. */
  readonly formerly: Set<string>
  /** Made by a generator: a later one may merge into it. */
  readonly generated: boolean
}

export function kindOf({ node }: Document): string {
  return textAt(node, ['kind']) ?? ''
}

export function groupOf({ node }: Document): string {
  const version = textAt(node, ['apiVersion']) ?? ''
  return version.includes('/') ? version.slice(0, version.indexOf('/')) : ''
}

export function nameOf({ node }: Document): string | undefined {
  return textAt(node, ['metadata', 'name'])
}

export function namespaceOf({ node }: Document): string | undefined {
  return textAt(node, ['metadata', 'namespace'])
}

/** A kind of Kubernetes itself: its lists have merge keys, its fields are known. */
export function isBuiltIn(document: Document): boolean {
  const group = groupOf(document)
  return !group.includes('.') || (group.endsWith('.k8s.io') && !/^(?:gateway|snapshot|metrics)\./.test(group))
}

export function mapOf({ node }: Document): MapNode | undefined {
  return node.is === 'map' ? node : undefined
}

const clusterWide = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PodSecurityPolicy',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
])

/** Custom kinds count as namespaced: no file says otherwise. */
export function isClusterWide(document: Document): boolean {
  return isBuiltIn(document) && clusterWide.has(kindOf(document))
}
