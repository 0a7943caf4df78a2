import type { Fact, Table } from '../fact.ts'

export interface Offer {
  readonly version: string
  readonly kinds: readonly string[]
}

/** Stable groups, and no custom ones. Alpha and beta groups are off unless somebody turns them on. */
export const kubernetesOffers: Table<Offer> & Fact = {
  source: 'kubernetes/kubernetes, api/openapi-spec/v3: stable groups and their kinds',
  date: '2026-11-27',
  rows: [
    { version: 'v1', kinds: ['ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'] },
    { version: 'admissionregistration.k8s.io/v1', kinds: ['MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration'] },
    { version: 'apiextensions.k8s.io/v1', kinds: ['CustomResourceDefinition'] },
    { version: 'apiregistration.k8s.io/v1', kinds: ['APIService'] },
    { version: 'apps/v1', kinds: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'] },
    { version: 'authentication.k8s.io/v1', kinds: ['SelfSubjectReview', 'TokenReview'] },
    { version: 'authorization.k8s.io/v1', kinds: ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'] },
    { version: 'autoscaling/v1', kinds: ['HorizontalPodAutoscaler'] },
    { version: 'autoscaling/v2', kinds: ['HorizontalPodAutoscaler'] },
    { version: 'batch/v1', kinds: ['CronJob', 'Job'] },
    { version: 'certificates.k8s.io/v1', kinds: ['CertificateSigningRequest'] },
    { version: 'coordination.k8s.io/v1', kinds: ['Lease'] },
    { version: 'discovery.k8s.io/v1', kinds: ['EndpointSlice'] },
    { version: 'events.k8s.io/v1', kinds: ['Event'] },
    { version: 'flowcontrol.apiserver.k8s.io/v1', kinds: ['FlowSchema', 'PriorityLevelConfiguration'] },
    { version: 'networking.k8s.io/v1', kinds: ['IPAddress', 'Ingress', 'IngressClass', 'NetworkPolicy', 'ServiceCIDR'] },
    { version: 'node.k8s.io/v1', kinds: ['RuntimeClass'] },
    { version: 'policy/v1', kinds: ['PodDisruptionBudget'] },
    { version: 'rbac.authorization.k8s.io/v1', kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'] },
    { version: 'resource.k8s.io/v1', kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'] },
    { version: 'scheduling.k8s.io/v1', kinds: ['PriorityClass'] },
    { version: 'storage.k8s.io/v1', kinds: ['CSIDriver', 'CSINode', 'CSIStorageCapacity', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'] },
  ],
}
