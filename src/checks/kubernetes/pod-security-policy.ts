import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { document } from './manifests.ts'

interface Row {
  readonly title: string
  readonly sources: readonly string[]
  readonly field: string
  readonly wrong: (value: unknown) => boolean
  readonly bad: string
  readonly good: string
}

const rows: Readonly<Record<string, Row>> = {
  'host-pid': {
    title: 'Policy admits pods that see the processes of their node',
    sources: ['checkov/CKV_K8S_1'],
    field: 'hostPID',
    wrong: (value) => value === true,
    bad: 'hostPID: true',
    good: 'hostPID: false',
  },
  privileged: {
    title: 'Policy admits privileged containers',
    sources: ['checkov/CKV_K8S_2'],
    field: 'privileged',
    wrong: (value) => value === true,
    bad: 'privileged: true',
    good: 'privileged: false',
  },
  'host-ipc': {
    title: 'Policy admits pods that share memory with their node',
    sources: ['checkov/CKV_K8S_3'],
    field: 'hostIPC',
    wrong: (value) => value === true,
    bad: 'hostIPC: true',
    good: 'hostIPC: false',
  },
  'host-network': {
    title: 'Policy admits pods on the network of their node',
    sources: ['checkov/CKV_K8S_4'],
    field: 'hostNetwork',
    wrong: (value) => value === true,
    bad: 'hostNetwork: true',
    good: 'hostNetwork: false',
  },
  'privilege-escalation': {
    title: 'Policy admits privilege escalation',
    sources: ['checkov/CKV_K8S_5'],
    field: 'allowPrivilegeEscalation',
    wrong: (value) => value !== false,
    bad: 'allowPrivilegeEscalation: true',
    good: 'allowPrivilegeEscalation: false',
  },
  root: {
    title: 'Policy admits containers that run as root',
    sources: ['checkov/CKV_K8S_6'],
    field: 'runAsUser',
    wrong: mayBeRoot,
    bad: 'runAsUser: { rule: RunAsAny }',
    good: 'runAsUser: { rule: MustRunAsNonRoot }',
  },
  'net-raw': {
    title: 'Policy lets containers forge packets',
    sources: ['checkov/CKV_K8S_7'],
    field: 'requiredDropCapabilities',
    wrong: (value) => !listed(value).some((each) => each === 'ALL' || each === 'NET_RAW'),
    bad: 'requiredDropCapabilities: [CHOWN]',
    good: 'requiredDropCapabilities: [NET_RAW]',
  },
  'added-capabilities': {
    title: 'Policy admits added capabilities',
    sources: ['checkov/CKV_K8S_24'],
    field: 'allowedCapabilities',
    wrong: (value) => listed(value).length > 0,
    bad: "allowedCapabilities: ['*']",
    good: 'allowedCapabilities: []',
  },
  'kept-capabilities': {
    title: 'Policy lets containers keep capabilities',
    sources: ['checkov/CKV_K8S_36'],
    field: 'requiredDropCapabilities',
    wrong: (value) => listed(value).length === 0,
    bad: 'requiredDropCapabilities: []',
    good: 'requiredDropCapabilities: [ALL]',
  },
}

const seccomp: Check<KubernetesObject> = {
  ...common('Policy admits every system call', ['checkov/CKV_K8S_32']),
  *run({ apiVersion, kind, metadata }) {
    if (!isPolicy(apiVersion, kind) || !metadata) return
    const name = 'seccomp.security.alpha.kubernetes.io/defaultProfileName'
    if (!/^(?:runtime|docker)\/default$|^localhost\//.test(metadata?.annotations?.[name] ?? ''))
      yield { at: ['metadata', 'annotations', name], message: 'pods get no seccomp profile; name `runtime/default`' }
  },
  examples: [
    {
      bad: document('PodSecurityPolicy', 'policy/v1beta1', 'restricted', '  privileged: false\n'),
      good: document('PodSecurityPolicy', 'policy/v1beta1', 'restricted', '  privileged: false\n').replace(
        '{ name: restricted }',
        '{ name: restricted, annotations: { seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default } }',
      ),
    },
  ],
}

/** Of an API that is gone since Kubernetes 1.25; older clusters still have it. */
export const checks: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, checkOf(row)])),
  seccomp: seccomp as Check,
}

function checkOf({ title, sources, field, wrong, bad, good }: Row): Check {
  const check: Check<KubernetesObject> = {
    ...common(title, sources),
    *run({ apiVersion, kind, spec }) {
      if (!isPolicy(apiVersion, kind) || !isMap(spec)) return
      const value = spec[field]
      if (!isOpen(value) && wrong(value))
        yield { at: ['spec', field] as Path, message: `\`${field}\` asks for too little; tighten it` }
    },
    examples: [
      {
        bad: document('PodSecurityPolicy', 'policy/v1beta1', 'restricted', `  ${bad}\n`),
        good: document('PodSecurityPolicy', 'policy/v1beta1', 'restricted', `  ${good}\n`),
      },
    ],
  }
  return check as Check
}

function common(title: string, sources: readonly string[]) {
  return {
    title,
    why: `A policy that admits this is no wall between pods and their nodes. PodSecurityPolicy itself is gone since Kubernetes
1.25: label the namespaces for Pod Security (\`pod-security.kubernetes.io/enforce\`) instead.`,
    severity: 'low',
    level: 'strict',
    on: KubernetesObject,
    controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.1'],
    sources,
  } as const
}

function isPolicy(apiVersion: string, kind: string): boolean {
  return kind === 'PodSecurityPolicy' && /^(?:policy|extensions)\//.test(apiVersion)
}

function isOpen(value: unknown): boolean {
  return (
    isUnknown(value) ||
    (Array.isArray(value) && value.some(isUnknown)) ||
    (isMap(value) && Object.values(value).some(isUnknown))
  )
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function mayBeRoot(value: unknown): boolean {
  if (!isMap(value) || value.rule === 'MustRunAsNonRoot') return !isMap(value)
  const ranges = listed(value.ranges)
  return (
    value.rule !== 'MustRunAs' ||
    ranges.length === 0 ||
    ranges.some((range) => isMap(range) && !(Number(range.min) > 0))
  )
}
