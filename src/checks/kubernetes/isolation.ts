import type { securityContext } from '../../kinds/kubernetes/security-context.ts'
import { Container, isNodeAgent, Pod } from '../../kinds/kubernetes.ts'
import type { ShapeOf } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { document, podWith } from './manifests.ts'

type Context = ShapeOf<typeof securityContext>

/** The security context of the pod and of each container that has one, and where it stands. */
function contextsOf({ spec }: Pod): readonly { readonly context: Context; readonly at: Path }[] {
  const lists = (['containers', 'initContainers', 'ephemeralContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({
      context: container?.securityContext,
      at: ['spec', list, index, 'securityContext'] as Path,
    })),
  )
  return [{ context: spec.securityContext, at: ['spec', 'securityContext'] as Path }, ...lists].flatMap(
    ({ context, at }) => (context ? [{ context, at }] : []),
  )
}

const procMount: Check<Container> = {
  title: 'Container sees the parts of /proc that are hidden',
  why: `\`Unmasked\` shows what the runtime hides because the kernel can be changed through it. It is meant for containers
inside containers; leave it out.`,
  severity: 'high',
  level: 'default',
  on: Container,
  fix: 'risky',
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['kube-linter/unsafe-proc-mount', 'polaris/procMount', 'trivy/KSV-0027'],
  *run({ securityContext }) {
    if (securityContext?.procMount === undefined || securityContext.procMount === 'Default') return
    yield {
      at: ['securityContext', 'procMount'],
      message: `\`${securityContext.procMount}\` opens the kernel's own files; leave it out`,
      changes: [{ set: ['securityContext', 'procMount'], to: 'Default' }],
    }
  },
  examples: [
    {
      bad: podWith('securityContext:\n  procMount: Unmasked'),
      good: podWith('securityContext:\n  procMount: Default'),
    },
  ],
}

/** Those that bear on one pod alone; the kubelet refuses every other one that it was not told to allow. */
const safeSysctls =
  /^(?:kernel\.shm_rmid_forced|net\.ipv4\.(?:ip_local_port_range|ip_unprivileged_port_start|tcp_syncookies|ping_group_range|ip_local_reserved_ports|tcp_keepalive_time|tcp_fin_timeout|tcp_keepalive_intvl|tcp_keepalive_probes|tcp_rmem|tcp_wmem))$/

const sysctl: Check<Pod> = {
  title: 'Pod sets a kernel parameter that its node refuses',
  why: `Unless the kubelet was told to allow it (\`--allowed-unsafe-sysctls\`), the pod is rejected (\`SysctlForbidden\`); where
it is allowed, it may disturb the other pods of the node. Set it on the node.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['nist-800-53/CM-6'],
  sources: ['kube-linter/unsafe-sysctls', 'trivy/KSV-0026', 'kics/c589f42c-7924-4871-aee2-1cede9bc7cbc'],
  *run({ spec }) {
    for (const [index, each] of (spec.securityContext?.sysctls ?? []).entries())
      if (each?.name !== undefined && !safeSysctls.test(each.name.replaceAll('/', '.')))
        yield {
          at: ['spec', 'securityContext', 'sysctls', index, 'name'],
          message: `\`${each.name}\` is not among the safe ones; set it on the node`,
        }
  },
  examples: [
    {
      bad: podWith('', '  securityContext: { sysctls: [{ name: net.core.somaxconn, value: "1024" }] }\n'),
      good: podWith('', '  securityContext: { sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }] }\n'),
    },
  ],
}

const hostProcess: Check<Pod> = {
  title: 'Windows container runs as a process of its node',
  why: `A HostProcess container has the files, the network and, as \`SYSTEM\`, every right of the node. It is for what manages
nodes alone.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.11'],
  sources: ['polaris/hostProcess', 'trivy/KSV-0103'],
  *run(pod, { resource }) {
    for (const { context, at } of contextsOf(pod))
      if (context.windowsOptions?.hostProcess)
        yield {
          severity: isNodeAgent(resource) ? 'low' : 'high',
          at: [...at, 'windowsOptions', 'hostProcess'],
          message: '`hostProcess: true` gives it the whole node; leave it out',
        }
  },
  examples: [
    {
      bad: podWith('securityContext: { windowsOptions: { hostProcess: true } }'),
      good: podWith('securityContext: { windowsOptions: { hostProcess: false } }'),
    },
  ],
}

const hostPort: Check<Pod> = {
  title: 'Container takes a port of its node',
  why: `Only one such pod fits on a node, so that rollouts wait for a free one, and network policies may not see the traffic.
Put a Service before it; a port of every node is what a DaemonSet is for.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'cis-kubernetes/5.2.13'],
  sources: ['checkov/CKV_K8S_26', 'polaris/hostPortSet', 'trivy/KSV-0024', 'kubescape/C-0044'],
  *run({ spec }, { resource }) {
    if (spec.hostNetwork || resource.name.startsWith('DaemonSet/')) return
    for (const [index, container] of spec.containers.entries())
      for (const [at, port] of (container?.ports ?? []).entries())
        if (port?.hostPort !== undefined && port.hostPort !== 0)
          yield {
            at: ['spec', 'containers', index, 'ports', at, 'hostPort'],
            message: `port \`${port.hostPort}\` of the node belongs to this pod; put a Service before it`,
          }
  },
  examples: [
    {
      bad: podWith('ports: [{ containerPort: 8080, hostPort: 8080 }]'),
      good: podWith('ports: [{ containerPort: 8080 }]'),
    },
  ],
}

const portOnEveryNode: Check<Pod> = {
  title: 'DaemonSet takes a port of every node',
  why: `The port is open on each node, past most network policies, to whoever reaches the node. Bind it to one address
(\`hostIP\`), or put a Service with \`internalTrafficPolicy: Local\` before it where clients can use one.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'cis-kubernetes/5.2.13'],
  sources: ['checkov/CKV_K8S_26', 'polaris/hostPortSet', 'trivy/KSV-0024', 'kubescape/C-0044'],
  *run({ spec }, { resource }) {
    if (!resource.name.startsWith('DaemonSet/')) return
    for (const [index, container] of spec.containers.entries())
      for (const [item, port] of (container?.ports ?? []).entries()) {
        if (port?.hostPort === undefined || port.hostPort === 0 || port.hostIP === '127.0.0.1') continue
        yield {
          at: ['spec', 'containers', index, 'ports', item, 'hostPort'],
          message: `port \`${port.hostPort}\` is open on every node; bind it to one address, or put a Service before it`,
          related: [
            {
              resource,
              at: ['spec', 'containers', index, 'ports', item, 'hostIP'],
              message: 'on all of its addresses',
            },
          ],
        }
      }
  },
  examples: [{ bad: daemonWith('hostPort: 9100'), good: daemonWith('hostPort: 9100, hostIP: 127.0.0.1') }],
}

const unconfined: Check<Pod> = {
  title: 'Protection by the kernel is turned off',
  why: `\`Unconfined\` undoes what the runtime forbids by default, or what the cluster says. Take \`RuntimeDefault\`, or a profile
that allows the call that is needed (\`Localhost\`).`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.7.2'],
  sources: ['trivy/KSV-0104', 'trivy/KSV-0002', 'kubesec/SeccompUnconfined'],
  *run(pod) {
    for (const { context, at } of contextsOf(pod))
      for (const field of ['seccompProfile', 'appArmorProfile'] as const)
        if (context[field]?.type === 'Unconfined')
          yield { at: [...at, field, 'type'], message: '`Unconfined` protects from nothing; use `RuntimeDefault`' }
    for (const [name, value] of Object.entries(pod.metadata?.annotations ?? {}))
      if (
        /^(?:container\.apparmor\.security\.beta|(?:container\.)?seccomp\.security\.alpha)\./.test(name) &&
        value === 'unconfined'
      )
        yield {
          at: ['metadata', 'annotations', name],
          message: '`unconfined` protects from nothing; use the profile of the runtime',
        }
  },
  examples: [
    {
      bad: podWith('securityContext: { seccompProfile: { type: Unconfined } }'),
      good: podWith('securityContext: { seccompProfile: { type: RuntimeDefault } }'),
    },
  ],
}

const seLinux: Check<Pod> = {
  title: 'Pod takes an SELinux label of its own',
  why: `Its type decides what the container may touch on the node; \`spc_t\` may touch everything. Leave the label to the
runtime, or take one of those made for containers.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['trivy/KSV-0025'],
  *run(pod) {
    for (const { context, at } of contextsOf(pod)) {
      const { type, user, role } = context.seLinuxOptions ?? {}
      if (type !== undefined && !/^(?:|container_t|container_init_t|container_kvm_t|container_engine_t)$/.test(type))
        yield { at: [...at, 'seLinuxOptions', 'type'], message: `\`${type}\` is not made for containers; leave it out` }
      if (user || role)
        yield {
          at: [...at, 'seLinuxOptions', user ? 'user' : 'role'],
          message: `\`${user || role}\` is for the node to decide; leave it out`,
        }
    }
  },
  examples: [
    {
      bad: podWith('securityContext: { seLinuxOptions: { type: spc_t } }'),
      good: podWith('securityContext: { seLinuxOptions: { type: container_t, level: "s0:c1,c2" } }'),
    },
  ],
}

const ignored: Check<Pod> = {
  title: 'Protection is written where it has no effect',
  why: `\`allowPrivilegeEscalation\`, \`capabilities\`, \`privileged\` and \`readOnlyRootFilesystem\` belong to a container; at the pod
they are refused, or dropped without a word, and the containers stay open. Move them.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/CM-6', 'cis-kubernetes/5.7.3'],
  *run({ spec }) {
    for (const field of [
      'allowPrivilegeEscalation',
      'capabilities',
      'privileged',
      'readOnlyRootFilesystem',
      'procMount',
    ] as const)
      if (spec.securityContext?.[field] !== undefined)
        yield {
          at: ['spec', 'securityContext', field],
          part: 'key',
          message: `\`${field}\` does nothing at the pod; move it into each container`,
        }
  },
  examples: [
    {
      bad: podWith('', '  securityContext: { allowPrivilegeEscalation: false }\n'),
      good: podWith('securityContext: { allowPrivilegeEscalation: false }'),
    },
  ],
}

/** What takes down a wall between a pod and its node. */
export const checks = {
  'proc-mount': procMount,
  sysctl,
  'host-process': hostProcess,
  'host-port': hostPort,
  'port-on-every-node': portOnEveryNode,
  unconfined,
  'selinux-label': seLinux,
  'context-at-pod': ignored,
} as Readonly<Record<string, Check>>

function daemonWith(port: string): string {
  return document(
    'DaemonSet',
    'apps/v1',
    'exporter',
    `  template:\n    spec: { containers: [{ name: exporter, ports: [{ containerPort: 9100, ${port} }] }] }\n`,
  )
}
