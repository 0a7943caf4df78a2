import type { Access, Plan, Stage } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'

/** What people may do in the stages, by group. None of it reads a Secret: nothing here is for those who need more in an emergency. */
export function clusterRoles({ access }: Plan): unknown[] {
  return [
    role(access.viewer, [...look]),
    role(
      access.deployer,
      [...look, patchable, { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete'] }],
      'Restarts and stops what runs, and starts a job by hand; new versions come through the repository',
    ),
    role(
      access.onCall,
      [
        ...look,
        patchable,
        { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
        { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
        { apiGroups: [''], resources: ['pods/portforward'], verbs: ['create'] },
        { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['patch'] },
      ],
      'Besides that takes pods away, looks through their ports and moves the bounds of autoscalers',
    ),
  ]
}

/** Groups come from the access entries of the cluster, in `terraform.tfvars`. */
export function bindings({ namespace }: Stage, { access }: Plan): unknown[] {
  return Object.values(access satisfies Access).map((name: string) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name }],
  }))
}

const verbs = ['get', 'list', 'watch']

const look = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'events',
      'persistentvolumeclaims',
      'pods',
      'pods/log',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
    verbs,
  },
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets'], verbs },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs },
  { apiGroups: ['autoscaling.k8s.io'], resources: ['verticalpodautoscalers'], verbs },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs },
  { apiGroups: ['elbv2.k8s.aws'], resources: ['targetgroupbindings'], verbs },
  { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs },
  { apiGroups: ['keda.sh'], resources: ['scaledobjects'], verbs },
  { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs },
  {
    apiGroups: ['secrets-store.csi.x-k8s.io'],
    resources: ['secretproviderclasses', 'secretproviderclasspodstatuses'],
    verbs,
  },
]

const patchable = {
  apiGroups: ['apps'],
  resources: ['deployments', 'statefulsets', 'deployments/scale', 'statefulsets/scale'],
  verbs: ['patch'],
}

function role(name: string, rules: readonly unknown[], remark?: string) {
  return note(
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules },
    remark ? { rules: remark } : {},
  )
}
