import { type Container, KubernetesObject, OpaqueObject, Pod, ranBy } from '../../kinds/kubernetes.ts'
import { containersOf, namespaceOf, objectsNamed } from '../../links/kubernetes/objects.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Script talks to the cluster without the right to',
  why: `A pod acts as its ServiceAccount. The one called \`default\`, and any that no binding names, may do nothing: every call
of \`kubectl\` is refused. Give the pod a ServiceAccount of its own and a Role with exactly what the script does.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['nist-800-53/AC-6'],
  *run({ spec }, { resource, estate }) {
    const { serviceAccountName: account = 'default' } = spec
    if (isUnknown(valueAt(resource.tree.data, [...resource.path, 'spec', 'serviceAccountName']))) return
    // An account that is made elsewhere is bound there too, for all that can be seen.
    if (account !== 'default' && objectsNamed(estate, resource, 'ServiceAccount', account).length === 0) return
    if (estate.of(OpaqueObject).some(({ scope }) => scope === resource.scope)) return
    const containers = containersOf(estate, resource)
    for (const container of containers) {
      const call = callOf(container.data)
      if (!call || isBound(estate, account, namespaceOf(resource), resource)) continue
      yield {
        at: ['spec', 'serviceAccountName'],
        message: `\`kubectl ${call.words[0]?.text}\` is refused: nothing gives \`${account}\` any right; bind a Role to a ServiceAccount of its own`,
        related: [{ resource: container, at: call.written[0]?.at ?? [], message: 'called here' }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sweep, namespace: preview }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: sweep
                  image: registry.k8s.io/kubectl:v1.36.0
                  command: [sh, -c, kubectl delete pods --field-selector status.phase=Failed]
      `,
      good: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sweep, namespace: preview }
        spec:
          template:
            spec:
              restartPolicy: Never
              serviceAccountName: sweep
              containers:
                - name: sweep
                  image: registry.k8s.io/kubectl:v1.36.0
                  command: [sh, -c, kubectl delete pods --field-selector status.phase=Failed]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: sweep, namespace: preview }
        subjects: [{ kind: ServiceAccount, name: sweep, namespace: preview }]
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: sweep }
      `,
    },
  ],
}

const local: ReadonlySet<string> = new Set(['completion', 'config', 'explain', 'kustomize', 'options', 'version'])

/** A call of the cluster as the pod itself: with a kubeconfig it may act as anybody. */
function callOf(container: Container) {
  const { env = [], envFrom = [], volumeMounts = [] } = container
  if (envFrom.length > 0 || env.some((each) => each === undefined || each.name === 'KUBECONFIG')) return undefined
  if (volumeMounts.some((mount) => mount === undefined || /kube/i.test(`${mount.mountPath} ${mount.name}`)))
    return undefined
  const all = ranBy(container)
  if (all.some(({ name, words }) => name === 'aws' && words.some(({ text }) => text === 'update-kubeconfig')))
    return undefined
  return all.find(
    ({ name, words }) =>
      name === 'kubectl' &&
      words.length > 0 &&
      !local.has(words[0]?.text ?? '') &&
      !words.some(({ text }) => /^--(?:kubeconfig|server|token|context|dry-run=client)/.test(text)),
  )
}

/** Whether some binding names the account; one whose subjects cannot be known may. */
function isBound(estate: Estate, account: string, namespace: string | undefined, { scope }: Resource): boolean {
  return estate.of(KubernetesObject).some((binding) => {
    if (!/^(?:Cluster)?RoleBinding$/.test(binding.data.kind)) return false
    const subjects = valueAt(binding.tree.data, [...binding.path, 'subjects'])
    if (!Array.isArray(subjects)) return isUnknown(subjects)
    return subjects.some((subject) => {
      const name = valueAt(subject, ['name'])
      if (literal(name) === undefined) return isUnknown(name)
      if (/^system:(?:serviceaccounts|authenticated)/.test(String(name))) return true
      const own = literal(valueAt(subject, ['namespace'])) ?? namespaceOf(binding)
      return (
        name === account &&
        (own === namespace || own === undefined || namespace === undefined || binding.scope !== scope)
      )
    })
  })
}
