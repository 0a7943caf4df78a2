import type { Edge, Plan, Stack } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'

interface FalcoRule {
  readonly rule: string
  readonly desc: string
  readonly condition: string
  readonly output: string
  readonly priority: 'CRITICAL' | 'ERROR' | 'WARNING' | 'NOTICE'
  readonly tags: readonly string[]
}

interface Macro {
  readonly macro: string
  readonly condition: string
}

const where =
  'namespace=%k8s.ns.name pod=%k8s.pod.name image=%container.image.repository command=%proc.cmdline parent=%proc.pname user_uid=%user.uid'

/** What no container of the system has a reason to do. The images have no shell, and the design says whom each may call. */
export function falcoRules(stack: Stack, plan: Plan): readonly (FalcoRule | Macro)[] {
  const { system } = plan
  const own = `${system.replaceAll('-', '_')}_container`
  const tags = ['container', system]
  return [
    { macro: own, condition: `container and (${namespaces(stack, plan)})` },
    // Replace it to let a command through that you know.
    { macro: `${system.replaceAll('-', '_')}_known_command`, condition: 'never_true' },
    {
      rule: `Shell in a container of ${system}`,
      desc: 'No program of the system starts a shell: somebody came in, or somebody is debugging.',
      condition: `spawned_process and ${own} and proc.name in (shell_binaries) and not ${system.replaceAll('-', '_')}_known_command`,
      output: `A shell was started | ${where} terminal=%proc.tty`,
      priority: 'CRITICAL',
      tags: [...tags, 'mitre_execution', 'T1059'],
    },
    {
      rule: `File written outside of the scratch space of ${system}`,
      desc: 'The root file system is read-only; what can be written is /tmp and the disk of a replica.',
      condition: [
        `open_write and ${own}`,
        'and not fd.name startswith /tmp/ and not fd.name startswith /dev/ and not fd.name startswith /proc/',
        ...kept(plan),
      ].join(' '),
      output: `A file was written where none should be | file=%fd.name ${where}`,
      priority: 'ERROR',
      tags: [...tags, 'mitre_persistence', 'T1543'],
    },
    {
      rule: `Credentials read in a container of ${system}`,
      desc: 'Pods mount no token of the Kubernetes API, and no program reads the environment of another or the passwords of the image.',
      condition: [
        `open_read and ${own} and`,
        '(fd.name startswith /var/run/secrets/kubernetes.io or fd.name startswith /run/secrets/kubernetes.io',
        'or fd.name in (sensitive_file_names)',
        'or (fd.name glob /proc/*/environ and not fd.name = /proc/self/environ))',
      ].join(' '),
      output: `Credentials were read | file=%fd.name ${where}`,
      priority: 'CRITICAL',
      tags: [...tags, 'mitre_credential_access', 'T1552'],
    },
    ...plan.pods.map((workload) => connection(workload, own, stack, plan)),
  ]
}

function namespaces({ name }: Stack, { stages }: Plan): string {
  return stages
    .filter(({ stack }) => stack === name)
    .map(({ namespace, environment }) =>
      environment.kind === 'preview' ? `k8s.ns.name startswith ${namespace}-` : `k8s.ns.name = ${namespace}`,
    )
    .join(' or ')
}

/** Replicas with a disk of their own write there; where it is mounted is theirs. */
function kept({ pods, mesh }: Plan): string[] {
  const proxied = mesh === 'linkerd' ? ['and not fd.name startswith /var/run/linkerd/'] : []
  const disks = pods.flatMap(({ name, service }) =>
    service.disk === undefined ? [] : [`and not k8s.pod.label[app.kubernetes.io/name] = ${name}`],
  )
  return [...proxied, ...disks]
}

/** Also what a network policy stops: the attempt is what counts. */
function connection({ name }: Workload, own: string, stack: Stack, plan: Plan): FalcoRule {
  const allowed = [
    'fd.sport = 53',
    ...meshed(plan),
    ...(plan.flags?.tool === 'flagd' ? [`fd.sport in (${plan.flags.ports.rpc}, ${plan.flags.ports.rest})`] : []),
    ...plan.edges.filter(({ from }) => from === name).flatMap((edge) => reach(edge, stack)),
  ]
  return {
    rule: `Connection of ${name} that the design does not know`,
    desc: `${name} connects to something that devops.yaml does not say it uses.`,
    condition: [
      `evt.type = connect and fd.typechar in (4, 6) and ${own} and k8s.pod.label[app.kubernetes.io/name] = ${name}`,
      'and not fd.snet = 127.0.0.0/8 and fd.sport != 0',
      `and not (${[...new Set(allowed)].join(' or ')})`,
    ].join(' '),
    output: `A connection that the design does not know | connection=%fd.name protocol=%fd.l4proto ${where}`,
    priority: 'ERROR',
    tags: ['network', plan.system, 'mitre_exfiltration', 'TA0011'],
  }
}

/** The proxy speaks to its control plane and to other proxies; what looks whether it sees all traffic asks for an address that nobody has. */
function meshed({ mesh }: Plan): string[] {
  return mesh === 'linkerd' ? ['fd.sport in (4143, 8080, 8086, 8090)', '(fd.sip = 1.1.1.1 and fd.sport = 20001)'] : []
}

function reach({ kind, port }: Edge, { subnets }: Stack): string[] {
  const within = (networks: readonly string[]) => `fd.snet in (${networks.join(', ')})`
  if (kind === 'store') return [`(fd.sport = ${port} and ${within(subnets.data)})`]
  // Services have addresses of their own, outside of the subnets.
  if (kind === 'workload' || kind === 'monitoring') return [`fd.sport = ${port}`]
  if (kind === 'cloud') return [`fd.sport = ${port}`, '(fd.sport = 80 and fd.snet = 169.254.170.23/32)']
  return []
}
