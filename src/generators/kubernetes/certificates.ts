import { ownNames } from '../../design/plan/doors.ts'
import type { Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'

const api = 'cert-manager.io/v1'
/** Where a service finds its certificate and its key. */
const directory = '/etc/tls'

export function certified({ name, controller }: Workload, { certificates }: Plan): boolean {
  return controller !== 'CronJob' && (certificates?.passed?.workloads.includes(name) ?? false)
}

/** Who issues certificates of public names, and of previews, which come and go too often to trouble the world with. */
export function issuers(stack: Stack, { certificates, stages }: Plan): unknown[] {
  const issuer = certificates?.passed?.issuer
  if (!issuer) return []
  const own = stages.filter((each) => each.stack === stack.name)
  const preview = own.some(({ environment }) => environment.kind === 'preview')
  return [
    {
      apiVersion: api,
      kind: 'ClusterIssuer',
      metadata: { name: issuer },
      spec: {
        acme: note(
          {
            server: 'https://acme-v02.api.letsencrypt.org/directory',
            privateKeySecretRef: { name: `${issuer}-account` },
            solvers: [{ selector: { dnsZones: [stack.zone] }, dns01: { route53: { region: stack.region } } }],
          },
          { solvers: 'By the role of its account, which may write records under `_acme-challenge` alone' },
        ),
      },
    },
    ...(preview
      ? [{ apiVersion: api, kind: 'ClusterIssuer', metadata: { name: 'previews' }, spec: { selfSigned: {} } }]
      : []),
  ]
}

export function stageCertificates(stage: Stage, plan: Plan): unknown[] {
  const { pods, takeover, certificates } = plan
  const preview = stage.environment.kind === 'preview'
  return pods
    .filter((workload) => certified(workload, plan) && workload.hosts[stage.name])
    .map(({ name, labels, hosts }) => {
      const own = hosts[stage.name] ?? ''
      const lost = stage.standsInFor && hosts[stage.standsInFor]
      return {
        apiVersion: api,
        kind: 'Certificate',
        metadata: { name, namespace: stage.namespace, labels },
        spec: {
          secretName: secretOf(name),
          dnsNames: [...new Set([own, ...(lost ? [lost] : []), ...ownNames(stage.name, [own], takeover)])],
          usages: ['digital signature', 'key encipherment', 'server auth'],
          privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
          issuerRef: {
            group: 'cert-manager.io',
            kind: 'ClusterIssuer',
            name: preview ? 'previews' : certificates?.passed?.issuer,
          },
        },
      }
    })
}

/** What a stage adds to the pods: where there are no certificates, as in a cluster on somebody's machine, they speak plain. */
export function certificateOperations(workload: Workload, plan: Plan): unknown[] {
  if (!certified(workload, plan)) return []
  const pod = '/spec/template/spec'
  const add = (path: string, value: unknown) => ({ op: 'add', path: `${pod}/${path}/-`, value })
  return [
    add('containers/0/env', { name: 'TLS_CERT_FILE', value: `${directory}/tls.crt` }),
    add('containers/0/env', { name: 'TLS_KEY_FILE', value: `${directory}/tls.key` }),
    add('containers/0/volumeMounts', { name: 'tls', mountPath: directory, readOnly: true }),
    // Octal 0440: the group of the pod may read it.
    add('volumes', { name: 'tls', secret: { secretName: secretOf(workload.name), defaultMode: 0o440 } }),
  ]
}

function secretOf(name: string): string {
  return `${name}-tls`
}
