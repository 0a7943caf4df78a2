import { Workload } from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { cronJobWith, deploymentWith, jobWith } from './manifests.ts'
import { isReplicated, isServing, podSpecOf } from './workload-pod.ts'

const defaultNamespace: Check<Workload> = {
  title: 'Workload lives in the default namespace',
  why: `Everything that nobody thought about ends up there, and quotas, policies and rights are given by namespace. Name one.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC6.1', 'cis-kubernetes/5.7.4'],
  sources: ['checkov/CKV_K8S_21', 'kube-linter/use-namespace', 'trivy/KSV-0110', 'kubescape/C-0212'],
  *run({ metadata }) {
    if (metadata.namespace === 'default')
      yield { at: ['metadata', 'namespace'], message: '`default` is shared by all; give it a namespace of its own' }
  },
  examples: [
    {
      bad: deploymentWith('').replace('{ name: web }', '{ name: web, namespace: default }'),
      good: deploymentWith('').replace('{ name: web }', '{ name: web, namespace: shop }'),
    },
  ],
}

const defaultAccount: Check<Workload> = {
  title: 'Pods run under the default ServiceAccount',
  why: `Rights that somebody gives to \`default\` are given to every pod that names no account. Make one for the program, also
where it needs no rights yet.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.5'],
  sources: ['kube-linter/default-service-account'],
  *run(_, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (!spec || !at || isUnknown(spec.serviceAccount)) return
    const name = spec.serviceAccountName ?? spec.serviceAccount
    if (name === undefined || name === 'default' || name === '')
      yield {
        at: [...at, 'serviceAccountName'],
        message: 'it shares the account of all that name none; make one for it',
      }
  },
  examples: [{ bad: deploymentWith(''), good: deploymentWith('', '      serviceAccountName: web\n') }],
}

const oldAccountField: Check<Workload> = {
  title: 'ServiceAccount is named by its old field',
  why: `\`serviceAccount\` is kept for old clients alone. \`serviceAccountName\` is the field; where both stand and differ, the
pod is refused.`,
  severity: 'low',
  level: 'default',
  on: Workload,
  controls: ['nist-800-53/CM-6'],
  sources: ['kube-linter/deprecated-service-account-field'],
  *run(_, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (!spec || !at || spec.serviceAccount === undefined || spec.serviceAccountName !== undefined) return
    yield {
      at: [...at, 'serviceAccount'],
      part: 'key',
      message: '`serviceAccount` is the old name; write `serviceAccountName`',
    }
  },
  examples: [
    {
      bad: deploymentWith('', '      serviceAccount: web\n'),
      good: deploymentWith('', '      serviceAccountName: web\n'),
    },
  ],
}

const restartPolicy: Check<Workload> = {
  title: 'Restart policy is one that this kind does not take',
  why: `Pods of a Deployment, StatefulSet, DaemonSet or ReplicaSet are always restarted, and those of a Job never by \`Always\`:
the API refuses the object.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1', 'soc2/CC8.1'],
  *run(workload, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (!spec || !at || /^(?:Pod|PodTemplate|ScaledJob)$/.test(workload.kind) || isUnknown(spec.restartPolicy)) return
    const wanted = isServing(workload) ? 'Always' : 'OnFailure'
    const given = spec.restartPolicy ?? 'Always'
    if (isServing(workload) ? given !== 'Always' : given === 'Always')
      yield {
        at: [...at, 'restartPolicy'],
        message: `${spec.restartPolicy === undefined ? 'none is given, and `Always`' : `\`${given}\``} is refused for a ${workload.kind}; use \`${wanted}\``,
      }
  },
  examples: [
    {
      bad: deploymentWith('', '      restartPolicy: Never\n'),
      good: deploymentWith('', '      restartPolicy: Always\n'),
    },
    { bad: jobWith(''), good: jobWith('', '      restartPolicy: OnFailure\n') },
  ],
}

const neverRestarted: Check<Workload> = {
  title: 'Pod is not started again',
  why: `With \`Never\` or \`OnFailure\` a bare pod that exits stays down. Let a Deployment keep it, or a Job finish it.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ kind }, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (kind === 'Pod' && spec && at && /^(?:Never|OnFailure)$/.test(String(spec.restartPolicy)))
      yield {
        at: [...at, 'restartPolicy'],
        message: `with \`${spec.restartPolicy}\` nothing starts it again; use a Deployment or a Job`,
      }
  },
  examples: [
    {
      bad: 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { restartPolicy: Never, containers: [{ name: web, image: nginx }] }\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { restartPolicy: Always, containers: [{ name: web, image: nginx }] }\n',
    },
  ],
}

const owner: Check<Workload> = {
  title: 'Nobody is named as the owner',
  why: `At night somebody has to find out whom to call. A label \`owner\` or \`team\`, or an address in an annotation, tells.`,
  severity: 'info',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC7.4'],
  sources: ['kube-linter/required-label-owner'],
  *run({ metadata }) {
    const { labels, annotations = {} } = metadata
    if (isUnknown(labels)) return
    const names = [...(isMap(labels) ? Object.keys(labels) : []), ...Object.keys(annotations)]
    if (!names.some((name) => /(?:^|[./_-])(?:owner|owned-by|team|squad|maintainers?|contact|email)$/i.test(name)))
      yield { at: ['metadata', 'labels', 'owner'], message: 'no label says who looks after it; add `owner`' }
  },
  examples: [
    {
      bad: deploymentWith(''),
      good: deploymentWith('').replace('{ name: web }', '{ name: web, labels: { owner: shop } }'),
    },
  ],
}

const address: Check<Workload> = {
  title: 'No address says where to write to',
  why: `Some teams ask each workload for an address, so that a stranger can report a fault. Put it into an annotation \`email\`.`,
  severity: 'info',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC7.4'],
  sources: ['kube-linter/required-annotation-email'],
  *run({ metadata: { annotations = {} } }) {
    if (!Object.keys(annotations).some((name) => /(?:^|[./_-])e?-?mail$/i.test(name)))
      yield { at: ['metadata', 'annotations', 'email'], message: 'no annotation gives an address; add `email`' }
  },
  examples: [
    {
      bad: deploymentWith(''),
      good: deploymentWith('').replace('{ name: web }', "{ name: web, annotations: { email: 'shop@example.com' } }"),
    },
  ],
}

const priority: Check<Workload> = {
  title: 'Workload names no priority',
  why: `When nodes are full the scheduler makes room by priority; all without one are equal, the database and the report alike.`,
  severity: 'info',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.1'],
  sources: ['polaris/priorityClassNotSet'],
  *run(_, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (spec && at && (spec.priorityClassName === undefined || spec.priorityClassName === ''))
      yield {
        at: [...at, 'priorityClassName'],
        message: 'its pods are as important as any; name a `priorityClassName`',
      }
  },
  examples: [{ bad: deploymentWith(''), good: deploymentWith('', '      priorityClassName: shop\n') }],
}

const lookups: Check<Workload> = {
  title: 'Every outside name is looked up several times',
  why: `With \`ndots: 5\`, the default, a name such as \`api.example.com\` is first tried with each search domain. Where a program
calls many outside names, \`ndots: 2\` saves most of the DNS traffic.`,
  severity: 'info',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/dnsconfig-options'],
  *run(workload, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (!spec || !at || !isServing(workload) || spec.dnsPolicy === 'Default' || isUnknown(spec.dnsConfig)) return
    const options = valueAt(spec, ['dnsConfig', 'options'])
    const list = Array.isArray(options) ? options : []
    if (list.some((each) => !isMap(each) || isUnknown(each.name) || isUnknown(each.value))) return
    if (list.some((each) => each.name === 'ndots' && Number(each.value) <= 2)) return
    yield { at: [...at, 'dnsConfig', 'options'], message: 'names are tried with every search domain; set `ndots` to 2' }
  },
  examples: [
    {
      bad: deploymentWith(''),
      good: deploymentWith('', '      dnsConfig: { options: [{ name: ndots, value: "2" }] }\n'),
    },
  ],
}

const fewReplicas: Check<Workload> = {
  title: 'Fewer than three replicas',
  why: `With one, each rollout, drain and crash is an outage; with two, the loss of one during a rollout is. Three survive both.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.2', 'iso-27001/A.8.14'],
  sources: [
    'kube-linter/minimum-three-replicas',
    'polaris/deploymentMissingReplicas',
    'kube-score/deployment-replicas',
  ],
  *run(workload) {
    const { replicas } = workload.spec ?? {}
    if (isReplicated(workload) && replicas !== 0 && (replicas ?? 1) < 3)
      yield {
        at: ['spec', 'replicas'],
        message: `${replicas ?? 'one'} of them; run three, or let an autoscaler keep as many`,
      }
  },
  examples: [{ bad: deploymentWith('  replicas: 1\n'), good: deploymentWith('  replicas: 3\n') }],
}

const notSpread: Check<Workload> = {
  title: 'Nothing keeps replicas on different nodes',
  why: `The scheduler may put all on one node, and they go down together. Spread them: \`topologySpreadConstraints\` over zones
and hosts.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.2', 'iso-27001/A.8.14'],
  sources: [
    'kube-linter/no-anti-affinity',
    'polaris/topologySpreadConstraint',
    'kube-score/deployment-has-host-podantiaffinity',
    'kube-score/statefulset-has-host-podantiaffinity',
  ],
  *run(workload, { resource }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    if (!spec || !at || !isReplicated(workload) || (workload.spec?.replicas ?? 2) < 2) return
    if (hasItems(spec.topologySpreadConstraints) || keepsApart(spec.affinity, workload.metadata.namespace)) return
    yield {
      at: [...at, 'topologySpreadConstraints'],
      message: 'all replicas may stand on one node; spread them over zones and hosts',
      related: [{ resource, at: ['spec', 'replicas'], message: 'how many there are' }],
    }
  },
  examples: [
    {
      bad: deploymentWith('  replicas: 3\n'),
      good: deploymentWith(
        '  replicas: 3\n',
        '      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway }]\n',
      ),
    },
  ],
}

const recreated: Check<Workload> = {
  title: 'Each rollout is an outage',
  why: `\`Recreate\` stops all pods before it starts new ones. It is right for what must not run twice (a volume for one pod), and
for nothing else: use \`RollingUpdate\`.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/no-rolling-update-strategy', 'kube-score/deployment-strategy'],
  *run(workload) {
    const { strategy } = workload.spec ?? {}
    if (/^Deployment/.test(workload.kind) && strategy?.type !== undefined && !/^Rolling/.test(strategy.type))
      yield {
        at: ['spec', 'strategy', 'type'],
        message: `\`${strategy.type}\` stops all pods at once; use \`RollingUpdate\``,
      }
  },
  examples: [
    {
      bad: deploymentWith('  strategy: { type: Recreate }\n'),
      good: deploymentWith('  strategy: { type: RollingUpdate }\n'),
    },
  ],
}

const finishedJob: Check<Workload> = {
  title: 'Finished Job stays for ever',
  why: `It and its pods stay in the API until somebody deletes them, and a second run under the same name is refused. Set
\`ttlSecondsAfterFinished\`.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['nist-800-53/CM-6'],
  sources: ['kube-linter/job-ttl-seconds-after-finished'],
  *run({ kind, spec, metadata }) {
    const { annotations = {} } = metadata
    if (kind !== 'Job' || 'helm.sh/hook-delete-policy' in annotations || 'argocd.argoproj.io/hook' in annotations)
      return
    if (spec?.ttlSecondsAfterFinished === undefined)
      yield {
        at: ['spec', 'ttlSecondsAfterFinished'],
        message: 'nobody removes it when it is done; say after how many seconds',
      }
  },
  examples: [{ bad: jobWith(''), good: jobWith('  ttlSecondsAfterFinished: 3600\n') }],
}

const misplacedTtl: Check<Workload> = {
  title: 'Finished Jobs are to be removed by a field that is not read',
  why: `\`ttlSecondsAfterFinished\` belongs to the Job: in a CronJob it stands under \`jobTemplate.spec\`, and anywhere else it is
dropped without a word.`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  controls: ['nist-800-53/CM-6'],
  sources: ['kube-linter/job-ttl-seconds-after-finished'],
  *run({ kind, spec }) {
    if (kind === 'CronJob' && spec?.ttlSecondsAfterFinished !== undefined)
      yield {
        at: ['spec', 'ttlSecondsAfterFinished'],
        part: 'key',
        message: 'a CronJob has no such field; use `failedJobsHistoryLimit`, or move it to `jobTemplate.spec`',
      }
  },
  examples: [
    {
      bad: cronJobWith('  schedule: "@daily"\n  ttlSecondsAfterFinished: 3600\n'),
      good: cronJobWith('  schedule: "@daily"\n', '      ttlSecondsAfterFinished: 3600\n'),
    },
  ],
}

const ttlBesideHistory: Check<Workload> = {
  title: 'Jobs of a CronJob are removed before its history ends',
  why: `A CronJob keeps as many finished Jobs as its history limits say (three, and one that failed); \`ttlSecondsAfterFinished\`
removes them before that, with the logs of the run that somebody wants to look into. Leave it to the limits.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['nist-800-53/CM-6'],
  sources: ['kube-linter/job-ttl-seconds-after-finished'],
  *run({ kind, spec }) {
    const at = ['spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished']
    const seconds = spec?.jobTemplate?.spec?.ttlSecondsAfterFinished
    if (kind === 'CronJob' && seconds !== undefined)
      yield {
        at,
        message: `after ${seconds} seconds the logs of a failed run are gone; leave it to the history limits`,
      }
  },
  examples: [
    {
      bad: cronJobWith('  schedule: "@daily"\n', '      ttlSecondsAfterFinished: 3600\n'),
      good: cronJobWith('  schedule: "@daily"\n  failedJobsHistoryLimit: 3\n'),
    },
  ],
}

/** What is said of a workload as a whole. */
export const checks = {
  'default-namespace': defaultNamespace,
  'default-account': defaultAccount,
  'old-account-field': oldAccountField,
  'restart-policy': restartPolicy,
  'never-restarted': neverRestarted,
  owner,
  address,
  priority,
  lookups,
  'few-replicas': fewReplicas,
  'not-spread': notSpread,
  recreated,
  'finished-job': finishedJob,
  'misplaced-ttl': misplacedTtl,
  'ttl-beside-history': ttlBesideHistory,
} as Readonly<Record<string, Check>>

function hasItems(list: unknown): boolean {
  return isUnknown(list) || (Array.isArray(list) && list.length > 0)
}

/** Whether anti-affinity by host or zone is asked for, among pods of the workload's own namespace. */
function keepsApart(affinity: unknown, namespace: string | undefined): boolean {
  const rules = valueAt(affinity, ['podAntiAffinity'])
  if (isUnknown(affinity) || isUnknown(rules)) return true
  const terms = [
    'requiredDuringSchedulingIgnoredDuringExecution',
    'preferredDuringSchedulingIgnoredDuringExecution',
  ].flatMap((field) => {
    const list = valueAt(rules, [field])
    return Array.isArray(list) ? list : isUnknown(list) ? [list] : []
  })
  return terms.some((term) => {
    const namespaces = valueAt(valueAt(term, ['podAffinityTerm']) ?? term, ['namespaces'])
    return (
      !Array.isArray(namespaces) ||
      namespaces.length === 0 ||
      namespaces.some((each) => each === namespace || isUnknown(each))
    )
  })
}
