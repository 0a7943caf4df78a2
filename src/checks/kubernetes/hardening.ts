import { Container, Pod } from '../../kinds/kubernetes.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { podWith } from './manifests.ts'

const digest: Check<Container> = {
  title: 'Image is not named by its digest',
  why: `A tag can be moved, and then what runs is not what was tested. With the digest behind the tag
(\`nginx:1.29.3@sha256:…\`) it is, and a bot keeps both up to date.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-6', 'cis-kubernetes/5.5.1'],
  sources: ['checkov/CKV_K8S_43', 'kics/7c81d34c-8e5a-402b-9798-9f442630e678'],
  *run({ image }) {
    if (image !== undefined && image !== '' && !image.includes('@'))
      yield { at: ['image'], message: `\`${image}\` may be another image tomorrow; add its digest` }
  },
  examples: [
    {
      bad: podWith('ports: [{ containerPort: 80 }]'),
      good: podWith('ports: [{ containerPort: 80 }]').replace(
        'nginx:1.29.3',
        `nginx:1.29.3@sha256:${'3b7732505933ca591ce4a6d860cb713ad96a3176b82f7979a8dfa9973486a0d6'}`,
      ),
    },
  ],
}

const pullPolicy: Check<Container> = {
  title: 'Node may start an image without asking the registry',
  why: `What is on the node starts without its credential being asked for, and a tag that was moved is not noticed. \`Always\`
asks, and downloads only what is new; a digest makes the question needless.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/CM-6'],
  sources: ['checkov/CKV_K8S_15', 'polaris/pullPolicyNotAlways', 'kube-score/container-image-pull-policy'],
  *run({ image, imagePullPolicy }, { resource }) {
    const parsed = image === undefined ? undefined : parseImage(image)
    if (!parsed || parsed.digest !== undefined || imagePullPolicy === 'Always') return
    // The API server sets `Always` for `latest`, which is meant where no tag is given.
    if (imagePullPolicy === undefined && (parsed.tag ?? 'latest') === 'latest') return
    yield {
      at: ['imagePullPolicy'],
      message: `\`${imagePullPolicy ?? 'IfNotPresent'}\` starts what the node has; use \`Always\`, or name the digest`,
      related: [{ resource, at: ['image'], message: 'the image' }],
    }
  },
  examples: [{ bad: podWith('imagePullPolicy: IfNotPresent'), good: podWith('imagePullPolicy: Always') }],
}

const highUser: Check<Pod> = {
  title: 'Container runs as a user that the node may have too',
  why: `Ids below 10000 belong to users of the node: whoever gets out of the container has their files. Take a higher id, or
\`hostUsers: false\`, which gives each pod ids of its own.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: [
    'checkov/CKV_K8S_40',
    'trivy/KSV-0020',
    'trivy/KSV-0021',
    'kube-score/container-security-context-user-group-id',
  ],
  *run({ spec }, { resource }) {
    if (spec.hostUsers === false || spec.os?.name === 'windows') return
    for (const [index, container] of spec.containers.entries()) {
      if (!container || (container.securityContext?.runAsUser ?? spec.securityContext?.runAsUser ?? 0) >= 10000)
        continue
      yield {
        at: ['spec', 'containers', index, 'securityContext', 'runAsUser'],
        message: `\`${container.name}\` runs with an id below 10000, or with that of its image; set one above`,
        related: [
          { resource, at: ['spec', 'securityContext', 'runAsUser'], message: 'what the pod says' },
          { resource, at: ['spec', 'hostUsers'], message: 'the users of the node' },
        ],
      }
    }
  },
  examples: [
    {
      bad: podWith('securityContext: { runAsUser: 101 }'),
      good: podWith('securityContext: { runAsUser: 10101 }'),
    },
  ],
}

const seccomp: Check<Pod> = {
  title: 'Container may make every system call',
  why: `Most faults of the kernel are reached by calls that no ordinary program makes; the profile of the runtime forbids
those. Set \`seccompProfile: { type: RuntimeDefault }\` for the pod.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  fix: 'risky',
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.7.2'],
  sources: ['checkov/CKV_K8S_31', 'trivy/KSV-0030', 'kube-score/container-seccomp-profile', 'kubescape/C-0210'],
  *run({ spec, metadata }, { resource }) {
    if (spec.os?.name === 'windows' || spec.securityContext?.seccompProfile?.type !== undefined) return
    const legacy = Object.keys(metadata?.annotations ?? {}).some((name) => name.startsWith('seccomp.security.alpha.'))
    const open = spec.containers.flatMap((container, index) =>
      container && container.securityContext?.seccompProfile?.type === undefined
        ? [{ name: container.name, index }]
        : [],
    )
    if (legacy || open.length === 0) return
    yield {
      at: ['spec', 'securityContext', 'seccompProfile', 'type'],
      message: `${open.map(({ name }) => `\`${name}\``).join(', ')} may make every system call; set \`RuntimeDefault\` for the pod`,
      related: open.map(({ name, index }) => ({
        resource,
        at: ['spec', 'containers', index, 'securityContext', 'seccompProfile', 'type'],
        message: `\`${name}\` names no profile`,
      })),
      changes: [{ set: ['spec', 'securityContext', 'seccompProfile'], to: { type: 'RuntimeDefault' } }],
    }
  },
  examples: [
    {
      bad: podWith('', '  securityContext:\n    fsGroup: 2000\n'),
      good: podWith('', '  securityContext:\n    fsGroup: 2000\n    seccompProfile:\n      type: RuntimeDefault\n'),
    },
  ],
}

const podContext: Check<Pod> = {
  title: 'Pod says nothing of how safely it may run',
  why: `Without a \`securityContext\` each container runs as its image says, mostly as root with every default right. Say
\`runAsNonRoot\`, \`seccompProfile\` and \`fsGroup\` once for the pod.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.7.3'],
  sources: ['checkov/CKV_K8S_29', 'trivy/KSV-0118'],
  *run({ spec }) {
    if (spec.securityContext === undefined)
      yield {
        at: ['spec', 'securityContext'],
        message: 'there is no `securityContext`; say at least `runAsNonRoot: true`',
      }
  },
  examples: [{ bad: podWith(''), good: podWith('', '  securityContext: { runAsNonRoot: true }\n') }],
}

const containerContext: Check<Container> = {
  title: 'Container says nothing of how safely it may run',
  why: `What only a container can say (\`allowPrivilegeEscalation\`, \`capabilities\`, \`readOnlyRootFilesystem\`) stays at its
weakest. Say it in a \`securityContext\`.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.7.3'],
  sources: ['checkov/CKV_K8S_30', 'kubescape/C-0211'],
  *run({ name, securityContext }) {
    if (securityContext === undefined)
      yield { at: ['securityContext'], message: `\`${name}\` has no \`securityContext\`; drop what it does not need` }
  },
  examples: [{ bad: podWith(''), good: podWith('securityContext: { allowPrivilegeEscalation: false }') }],
}

const unconfined: Check<Pod> = {
  title: 'Nothing confines the container to what it needs of the kernel',
  why: `One of seccomp, AppArmor, SELinux or dropped capabilities keeps a program that was taken over from the rest of the
kernel. Take the profile of the runtime, which costs nothing.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.7.3'],
  sources: ['polaris/linuxHardening', 'kubescape/C-0055', 'kubesec/ApparmorAny'],
  *run({ spec, metadata }, { resource }) {
    if (spec.os?.name === 'windows') return
    const { annotations = {} } = metadata ?? {}
    for (const [index, container] of spec.containers.entries()) {
      if (!container) continue
      const own = container.securityContext
      const profile = (own?.seccompProfile ?? spec.securityContext?.seccompProfile)?.type
      const { add = [], drop = [] } = own?.capabilities ?? {}
      const confined =
        (profile !== undefined && profile !== 'Unconfined') ||
        (own?.appArmorProfile ?? spec.securityContext?.appArmorProfile)?.type !== undefined ||
        `container.apparmor.security.beta.kubernetes.io/${container.name}` in annotations ||
        (own?.seLinuxOptions ?? spec.securityContext?.seLinuxOptions) !== undefined ||
        (drop.some((each) => each?.toUpperCase() === 'ALL') && !add.some((each) => each?.toUpperCase() === 'ALL'))
      if (confined) continue
      yield {
        at: ['spec', 'containers', index, 'securityContext', 'seccompProfile', 'type'],
        message: `\`${container.name}\` may ask everything of the kernel; set \`seccompProfile: { type: RuntimeDefault }\``,
        related: [
          { resource, at: ['spec', 'securityContext', 'seccompProfile', 'type'], message: 'what the pod says' },
          ...['seLinuxOptions', 'appArmorProfile'].map((field) => ({
            resource,
            at: ['spec', 'containers', index, 'securityContext', field, 'type'],
            message: 'nor does this',
          })),
          ...drop.map((_, at) => ({
            resource,
            at: ['spec', 'containers', index, 'securityContext', 'capabilities', 'drop', at],
            message: 'what it gives up',
          })),
        ],
      }
    }
  },
  examples: [
    { bad: podWith(''), good: podWith('', '  securityContext: { seccompProfile: { type: RuntimeDefault } }\n') },
    {
      bad: podWith('securityContext: { capabilities: { drop: [NET_RAW] } }'),
      good: podWith('securityContext: { capabilities: { drop: [ALL] } }'),
    },
  ],
}

const netRaw: Check<Container> = {
  title: 'Container may forge packets',
  why: `\`NET_RAW\` is among the capabilities that every container gets, and lets it answer for others on the network of its
node. Drop it; \`drop: [ALL]\` drops it too.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.6', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.8'],
  sources: ['kube-linter/drop-net-raw-capability', 'kubesec/CapDropAny', 'kics/dbbc6705-d541-43b0-b166-dd4be8208b54'],
  *run({ name, securityContext }) {
    const { drop = [] } = securityContext?.capabilities ?? {}
    if (drop.some((each) => each === undefined || /^(?:CAP_)?(?:NET_RAW|ALL)$/i.test(each))) return
    yield { at: ['securityContext', 'capabilities', 'drop'], message: `\`${name}\` keeps \`NET_RAW\`; drop it` }
  },
  examples: [{ bad: podWith(''), good: podWith('securityContext: { capabilities: { drop: [NET_RAW] } }') }],
}

const secretAsEnv: Check<Container> = {
  title: 'Secret comes as an environment variable',
  why: `Variables end up in crash reports, in \`/proc\` and in every child process, and a rotated value arrives only with a
restart. Mount the Secret as a file where the program can read one.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'cis-kubernetes/5.4.1'],
  sources: ['checkov/CKV_K8S_35', 'kube-linter/read-secret-from-env-var', 'kubescape/C-0207'],
  *run({ env = [], envFrom = [] }) {
    for (const [index, each] of env.entries())
      if (each?.valueFrom?.secretKeyRef)
        yield {
          at: ['env', index, 'valueFrom', 'secretKeyRef'],
          message: `\`${each.name}\` holds a key of \`${each.valueFrom.secretKeyRef.name}\`; mount it as a file`,
        }
    for (const [index, each] of envFrom.entries())
      if (each?.secretRef)
        yield {
          at: ['envFrom', index, 'secretRef'],
          message: `every key of \`${each.secretRef.name}\` becomes a variable; mount it as files`,
        }
  },
  examples: [
    {
      bad: podWith('envFrom: [{ secretRef: { name: db } }]'),
      good: podWith(
        'volumeMounts: [{ name: db, mountPath: /run/secrets/db }]',
        '  volumes: [{ name: db, secret: { secretName: db } }]\n',
      ),
    },
  ],
}

const cpuLimit: Check<Container> = {
  title: 'Container may take all CPU of its node',
  why: `Most teams leave this open: requests already share the CPU fairly, and a limit throttles what could have run. Set one
where neighbours must be able to count on the rest.`,
  severity: 'info',
  level: 'strict',
  on: Container,
  controls: ['nist-800-53/SC-5'],
  sources: [
    'checkov/CKV_K8S_11',
    'polaris/cpuLimitsMissing',
    'trivy/KSV-0011',
    'kubescape/C-0270',
    'kube-linter/unset-cpu-requirements',
  ],
  *run({ name, resources }, { resource }) {
    if (resources?.limits?.cpu === undefined && resource.path.at(-2) === 'containers')
      yield {
        at: ['resources', 'limits', 'cpu'],
        message: `\`${name}\` has no limit of CPU; set one where that matters`,
      }
  },
  examples: [{ bad: podWith(''), good: podWith('resources: { limits: { cpu: 500m } }') }],
}

const privilegedPort: Check<Container> = {
  title: 'Container listens below port 1024',
  why: `Without root, or \`net.ipv4.ip_unprivileged_port_start\`, a program may not listen there on every runtime. Listen on a
higher port; the Service can offer the low one.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['nist-800-53/AC-6'],
  sources: ['kube-linter/privileged-ports', 'trivy/KSV-0117'],
  *run({ ports = [] }) {
    for (const [index, each] of ports.entries())
      if (each?.containerPort !== undefined && each.containerPort > 0 && each.containerPort < 1024)
        yield {
          at: ['ports', index, 'containerPort'],
          message: `\`${each.containerPort}\` asks for a privilege; listen above 1024 and let the Service map it`,
        }
  },
  examples: [{ bad: podWith('ports: [{ containerPort: 80 }]'), good: podWith('ports: [{ containerPort: 8080 }]') }],
}

const ssh: Check<Container> = {
  title: 'Container offers SSH',
  why: `A shell in a container goes past the log and the rights of \`kubectl exec\`. Leave the daemon out, unless SSH is what
the program is for (a Git server).`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.6', 'nist-800-53/AC-3'],
  sources: ['kube-linter/ssh-port', 'kubescape/C-0042'],
  *run({ ports = [] }) {
    for (const [index, each] of ports.entries())
      if (each?.containerPort === 22 && each.protocol !== 'UDP')
        yield { at: ['ports', index, 'containerPort'], message: '`22` is that of SSH; use `kubectl exec`' }
  },
  examples: [{ bad: podWith('ports: [{ containerPort: 22 }]'), good: podWith('ports: [{ containerPort: 8080 }]') }],
}

const addedCapability: Check<Container> = {
  title: 'Container is given a capability',
  why: `Each one widens what an intruder may do to the node or the network. \`NET_BIND_SERVICE\` alone is without harm.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.9'],
  sources: ['checkov/CKV_K8S_25', 'polaris/dangerousCapabilities', 'trivy/KSV-0022'],
  *run({ securityContext }) {
    for (const [index, each] of (securityContext?.capabilities?.add ?? []).entries())
      if (each !== undefined && !/^(?:CAP_)?NET_BIND_SERVICE$/i.test(each))
        yield {
          at: ['securityContext', 'capabilities', 'add', index],
          message: `\`${each}\` is given; leave it out where it is not used`,
        }
  },
  examples: [
    {
      bad: podWith('securityContext: { capabilities: { add: [NET_ADMIN] } }'),
      good: podWith('securityContext: { capabilities: { add: [NET_BIND_SERVICE] } }'),
    },
  ],
}

const noReadiness: Check<Container> = {
  title: 'Nothing tells when the program is ready',
  why: `Rollouts take it for ready as soon as its process runs, also where no Service sends requests. Ask for what it needs to work.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/A1.1'],
  sources: ['checkov/CKV_K8S_9', 'kube-linter/no-readiness-probe', 'polaris/readinessProbeMissing', 'kubescape/C-0018'],
  *run({ name, readinessProbe }, { resource }) {
    const ends = /^(?:Job|CronJob|ScaledJob)\//.test(resource.name)
    if (!readinessProbe && !ends && resource.path.at(-2) === 'containers')
      yield { at: ['readinessProbe'], message: `\`${name}\` is taken for ready once it runs; add a readiness probe` }
  },
  examples: [{ bad: podWith(''), good: podWith('readinessProbe: { tcpSocket: { port: 80 } }') }],
}

const escalationWritten: Check<Container> = {
  title: 'Gain of privileges is allowed in so many words',
  why: `Beside \`privileged\` it changes nothing, and it stays when \`privileged\` is taken away one day: then set-user-ID programs
still make their caller root. Leave it out, or write \`false\` as soon as the container is no longer privileged.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.6'],
  sources: ['checkov/CKV_K8S_20', 'polaris/privilegeEscalationAllowed', 'kubescape/C-0016', 'trivy/KSV-0001'],
  *run({ securityContext = {} }) {
    if (securityContext.privileged === true && securityContext.allowPrivilegeEscalation === true)
      yield {
        at: ['securityContext', 'allowPrivilegeEscalation'],
        message: '`true` outlives `privileged`, beside which it says nothing; leave it out',
      }
  },
  examples: [
    {
      bad: podWith('securityContext: { privileged: true, allowPrivilegeEscalation: true }'),
      good: podWith('securityContext: { privileged: true }'),
    },
  ],
}

const rootGroup: Check<Pod> = {
  title: 'Container runs in the group of root',
  why: `Files that the group of root may write (\`/etc/passwd\` in many images) are open to it. Set \`runAsGroup\` above 0.`,
  severity: 'low',
  level: 'strict',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['kube-linter/run-as-non-root', 'trivy/KSV-0116', 'kubescape/C-0013'],
  *run({ spec }) {
    if (spec.securityContext?.runAsGroup === 0)
      yield { at: ['spec', 'securityContext', 'runAsGroup'], message: '`0` is the group of root; take another' }
    for (const [index, container] of spec.containers.entries())
      if (container?.securityContext?.runAsGroup === 0)
        yield {
          at: ['spec', 'containers', index, 'securityContext', 'runAsGroup'],
          message: '`0` is the group of root; take another',
        }
  },
  examples: [
    { bad: podWith('securityContext: { runAsGroup: 0 }'), good: podWith('securityContext: { runAsGroup: 1001 }') },
  ],
}

/** What the strictest standards ask of every pod. */
export const checks = {
  'image-digest': digest,
  'pull-policy': pullPolicy,
  'high-user': highUser,
  seccomp,
  'pod-context': podContext,
  'container-context': containerContext,
  unconfined,
  'net-raw': netRaw,
  'secret-as-variable': secretAsEnv,
  'cpu-limit': cpuLimit,
  'added-capability': addedCapability,
  'no-readiness': noReadiness,
  'escalation-written': escalationWritten,
  'root-group': rootGroup,
  'privileged-port': privilegedPort,
  ssh,
} as Readonly<Record<string, Check>>
