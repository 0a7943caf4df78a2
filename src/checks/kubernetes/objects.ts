import { offered } from '../../facts/kubernetes-offers.ts'
import { Role } from '../../kinds/kubernetes/access.ts'
import { ConfigMap } from '../../kinds/kubernetes/configuration.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { Container, KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { inReachBy, namespaceOf } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { document, podWith } from './manifests.ts'
import { podSpecOf } from './workload-pod.ts'

const common = { severity: 'high', level: 'default', on: KubernetesObject, controls: ['soc2/CC8.1'] } as const
const dotted = /^(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding|CustomResourceDefinition|APIService)$/

const name: Check<KubernetesObject> = {
  ...common,
  title: 'Object has a name that is refused',
  why: `Names are small letters, digits, dashes and dots, at most 253, and those of Services and namespaces at most 63 without
dots: the API server refuses any other.`,
  *run({ apiVersion, kind, metadata }) {
    const given = metadata?.name
    if (given === undefined || !/^(?:[a-z]+\/)?v\d|\.k8s\.io\//.test(apiVersion) || dotted.test(kind)) return
    const strict = /^(?:Service|Namespace)$/.test(kind)
    const ok = strict ? /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/ : /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/
    if (!ok.test(given))
      yield { at: ['metadata', 'name'], message: `\`${given}\` is refused; use small letters, digits and dashes` }
  },
  examples: [
    {
      bad: document('Service', 'v1', 'Web_Shop', '  ports: [{ port: 80 }]\n'),
      good: document('Service', 'v1', 'web-shop', '  ports: [{ port: 80 }]\n'),
    },
  ],
}

const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/
const labelName = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/

const label: Check<KubernetesObject> = {
  ...common,
  title: 'Label is refused',
  why: `The value of a label has at most 63 letters, digits, \`-\`, \`_\` and \`.\`; blanks, slashes, colons and addresses belong into
an annotation. The API server refuses the object.`,
  *run({ kind }, { resource }) {
    if (kind.endsWith('List')) return
    for (const at of [
      ['metadata', 'labels'],
      ['spec', 'template', 'metadata', 'labels'],
      ['spec', 'selector', 'matchLabels'],
    ]) {
      const labels = valueAt(resource.tree.data, [...resource.path, ...at])
      if (!isMap(labels)) continue
      for (const [key, value] of Object.entries(labels)) {
        if (hasHole(key) || typeof value !== 'string' || hasHole(value)) continue
        if (!labelName.test(key))
          yield {
            at: [...at, key],
            part: 'key',
            message: `\`${key}\` is no name of a label; use letters, digits and dashes`,
          }
        else if (!labelValue.test(value))
          yield { at: [...at, key], message: `\`${value}\` is no value of a label; make it an annotation` }
      }
    }
  },
  examples: [
    {
      bad: document('ConfigMap', 'v1', 'web', '').replace(
        '{ name: web }\nspec:\n',
        '{ name: web, labels: { owner: Shop Team } }\n',
      ),
      good: document('ConfigMap', 'v1', 'web', '').replace(
        '{ name: web }\nspec:\n',
        '{ name: web, labels: { owner: shop-team } }\n',
      ),
    },
  ],
}

function identity(resource: Resource<KubernetesObject>): string {
  const { apiVersion, kind, metadata } = resource.data
  const slash = apiVersion.indexOf('/')
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}/${metadata?.name}`
}

const duplicate: Check<KubernetesObject> = {
  ...common,
  title: 'Object stands twice in one file',
  why: `Whichever is applied last wins, and the other one has no effect.`,
  *run({ metadata, kind }, { resource, estate }) {
    if (metadata?.name === undefined || kind.endsWith('List')) return
    const first = (inReachBy(estate, KubernetesObject, resource, identity).get(identity(resource)) ?? []).find(
      ({ resource: other, sure }) =>
        sure &&
        other.tree.file.path === resource.tree.file.path &&
        other.scope === resource.scope &&
        namespaceOf(other) === namespaceOf(resource),
    )?.resource
    if (!first || first === resource || (first.tree === resource.tree && String(first.path) === String(resource.path)))
      return
    yield {
      at: ['metadata', 'name'],
      message: `there is a ${kind} \`${metadata.name}\` in this file already; leave one out`,
      related: [
        { resource: first, at: ['metadata', 'name'], message: 'the first one' },
        { resource: first, at: ['metadata', 'namespace'], message: 'in the same namespace' },
        { resource, at: ['metadata', 'namespace'], message: 'as this one' },
      ],
    }
  },
  examples: [
    {
      bad: `${document('ServiceAccount', 'v1', 'web', '').replace('spec:\n', '')}---\n${document('ServiceAccount', 'v1', 'web', '').replace('spec:\n', '')}`,
      good: `${document('ServiceAccount', 'v1', 'web', '').replace('spec:\n', '')}---\n${document('ServiceAccount', 'v1', 'api', '').replace('spec:\n', '')}`,
    },
  ],
}

let homes: ReadonlyMap<string, readonly string[]> | undefined

/** The versions that offer a kind of Kubernetes itself. */
function homesOf(kind: string): readonly string[] {
  if (!homes) {
    const all = new Map<string, string[]>()
    for (const each of offered()) {
      const slash = each.lastIndexOf('/')
      const [version, of] = [each.slice(0, slash), each.slice(slash + 1)]
      if (/^v\d/.test(of)) continue
      all.set(of, [...(all.get(of) ?? []), version])
    }
    homes = all
  }
  return homes.get(kind) ?? []
}

const wrongGroup: Check<KubernetesObject> = {
  ...common,
  title: 'Kind belongs to another API group',
  why: `There is no such kind in that group and version: \`kubectl\` says "no matches for kind", and nothing is applied.`,
  *run({ apiVersion, kind }) {
    if (
      !/^(?:v1|apps\/v1|batch\/v1|policy\/v1|networking\.k8s\.io\/v1|rbac\.authorization\.k8s\.io\/v1|autoscaling\/v2)$/.test(
        apiVersion,
      )
    )
      return
    const where = homesOf(kind)
    if (where.length > 0 && !where.includes(apiVersion))
      yield { at: ['apiVersion'], message: `\`${apiVersion}\` has no ${kind}; it is in \`${where.at(-1)}\`` }
  },
  examples: [
    {
      bad: document('CronJob', 'apps/v1', 'report', '  schedule: "@daily"\n'),
      good: document('CronJob', 'batch/v1', 'report', '  schedule: "@daily"\n'),
    },
  ],
}

const secretName =
  /(?:^|[._-])(?:password|passwd|secret|secret[_-]?key|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?access[_-]?key|batch[_-]?key|credentials?|(?:auth|access|refresh|api|bearer|private)[_-]?token|key[_-]?content)$/i
const secretValue = /-{3,5}BEGIN [A-Z ]*PRIVATE KEY-{3,5}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b/
const harmless =
  /^(?:|true|false|yes|no|none|null|\d{1,5}|\.{0,2}\/\S*|file:\S+|\S*\$\S*|\S*[<>{}]\S*|(?:env|vault|ref|secret|op|arn|projects)[:+/]\S+)$/i

const inConfigMap: Check<ConfigMap> = {
  title: 'Secret stands in a ConfigMap',
  why: `A ConfigMap is read by whoever may see the namespace, and stands in the repository as it is. Keep it in a secrets
manager, bring it in as a Secret, and rotate it.`,
  severity: 'high',
  level: 'default',
  on: ConfigMap,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32', 'cis-kubernetes/5.4.1'],
  sources: ['polaris/sensitiveConfigmapContent', 'trivy/KSV-0109', 'trivy/KSV-01010', 'kubescape/C-0012'],
  *run({ data = {} }) {
    for (const [key, value] of Object.entries(data)) {
      const one = value.trim()
      const isSecret =
        secretValue.test(value) || (secretName.test(key) && !harmless.test(one) && !/\s/.test(one) && one.length < 200)
      if (isSecret)
        yield {
          at: ['data', key],
          part: 'key',
          message: `\`${key}\` looks like a secret (${one.length} characters); move it into a Secret and rotate it`,
        }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { DB_HOST: db, DB_PASSWORD: hunter2 }
      `,
      good: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { DB_HOST: db, DB_PASSWORD: '', TOKEN_TTL: 3600s, password: /run/secrets/db }
      `,
    },
  ],
}

const anyGroup: Check<Role> = {
  title: 'Role names resources of every API group',
  why: `Another group may have a resource of the same name tomorrow, and the role covers it at once. Name the group.`,
  severity: 'low',
  level: 'strict',
  on: Role,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.3'],
  sources: ['checkov/CKV_K8S_49'],
  *run({ metadata, rules = [] }) {
    if (metadata?.name === undefined || /^system:|^cluster-admin$/.test(metadata.name)) return
    for (const [index, rule] of rules.entries())
      if (rule?.apiGroups?.includes('*'))
        yield { at: ['rules', index, 'apiGroups'], message: '`*` is every group; name those that are meant' }
  },
  examples: [
    {
      bad: "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: ['*'], resources: [deployments], verbs: [get] }]\n",
      good: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [apps], resources: [deployments], verbs: [get] }]\n',
    },
  ],
}

const tiller: Check<Workload> = {
  title: 'Helm 2 runs in the cluster',
  why: `Tiller does for everyone who reaches it whatever its account may, mostly everything, and has had no fixes since November
2020. Helm 3 and later need nothing in the cluster.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/CC6.1', 'soc2/CC7.1', 'nist-800-53/AC-6'],
  sources: ['checkov/CKV_K8S_34', 'checkov/CKV_K8S_45', 'kics/7249e3b0-9231-4af3-bc5f-5daf4988ecbf'],
  *run({ metadata }, { resource }) {
    if (
      isTiller(metadata.labels) ||
      imagesOf(resource).some((image) => /(?:^|\/)tiller$/.test(parseImage(image)?.repository ?? ''))
    )
      yield { at: ['metadata', 'name'], message: `\`${metadata.name}\` is Tiller; move to Helm 3 and remove it` }
  },
  examples: [{ bad: podWith('').replace('nginx:1.29.3', 'ghcr.io/helm/tiller:v2.17.0'), good: podWith('') }],
}

const tillerService: Check<Service> = {
  title: 'Tiller can be reached in the cluster',
  why: `Every pod that reaches the Service of Tiller installs what it likes with its rights. Remove it with Helm 2.`,
  severity: 'high',
  level: 'default',
  on: Service,
  controls: ['soc2/CC6.1', 'soc2/CC6.6'],
  sources: ['checkov/CKV_K8S_44', 'kics/8b862ca9-0fbd-4959-ad72-b6609bdaa22d'],
  *run({ metadata, spec }) {
    if (isTiller(spec?.selector) || isTiller(metadata.labels) || metadata.name === 'tiller-deploy')
      yield { at: ['metadata', 'name'], message: `\`${metadata.name}\` leads to Tiller; move to Helm 3 and remove it` }
  },
  examples: [
    {
      bad: document('Service', 'v1', 'tiller-deploy', '  ports: [{ port: 44134 }]\n'),
      good: document('Service', 'v1', 'web', '  ports: [{ port: 44134 }]\n'),
    },
  ],
}

const dashboard: Check<Workload> = {
  title: 'Kubernetes Dashboard runs in the cluster',
  why: `Whoever gets past its login has the rights of its account, and the project was archived in January 2026: no fixes come
any more. Use Headlamp, or \`kubectl\`.`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  controls: ['soc2/CC6.1', 'soc2/CC7.1'],
  sources: ['checkov/CKV_K8S_33', 'kics/d2ad057f-0928-41ef-a83c-f59203bb855b'],
  *run({ metadata }, { resource }) {
    const { labels } = metadata
    const named =
      isMap(labels) && (labels.app === 'kubernetes-dashboard' || labels['k8s-app'] === 'kubernetes-dashboard')
    const image = imagesOf(resource).some((each) =>
      /(?:^|\/)(?:kubernetes-dashboard(?:-\w+)?|kubernetesui\/dashboard\S*)$/.test(parseImage(each)?.repository ?? ''),
    )
    if (named || image)
      yield { at: ['metadata', 'name'], message: `\`${metadata.name}\` is no longer maintained; use Headlamp` }
  },
  examples: [{ bad: podWith('').replace('nginx:1.29.3', 'kubernetesui/dashboard:v2.7.0'), good: podWith('') }],
}

const gitSync: Check<Container> = {
  title: 'git-sync runs a program of somebody’s choice',
  why: `\`GITSYNC_GIT\` (\`--git\`) names what is run as Git: whoever can write that file, or this manifest, runs code with the
credentials of the repository. Leave it out.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/CC6.8', 'nist-800-53/CM-7'],
  sources: ['checkov/CKV_K8S_159'],
  *run({ image, env = [], args = [] }) {
    if (!/(?:^|\/)git-sync$/.test(parseImage(image ?? '')?.repository ?? '')) return
    for (const [index, each] of env.entries())
      if (each?.name === 'GITSYNC_GIT' || each?.name === 'GIT_SYNC_GIT')
        yield { at: ['env', index, 'name'], message: `\`${each.name}\` names the program that is run; leave it out` }
    for (const [index, each] of args.entries())
      if (each !== undefined && /^--?git(?:=|$)/.test(each))
        yield { at: ['args', index], message: '`--git` names the program that is run; leave it out' }
  },
  examples: [
    {
      bad: podWith('env: [{ name: GITSYNC_GIT, value: /tmp/git }]').replace(
        'nginx:1.29.3',
        'registry.k8s.io/git-sync/git-sync:v4.5.0',
      ),
      good: podWith('env: [{ name: GITSYNC_REPO, value: "https://github.com/example/shop" }]').replace(
        'nginx:1.29.3',
        'registry.k8s.io/git-sync/git-sync:v4.5.0',
      ),
    },
  ],
}

const privilegedScc: Check<KubernetesObject> = {
  title: 'OpenShift admits privileged containers',
  why: `Whoever may use the constraint owns the nodes. Let it admit only what its workloads need.`,
  severity: 'medium',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.2'],
  sources: ['kube-linter/scc-deny-privileged-container'],
  *run({ kind }, { resource }) {
    if (
      kind === 'SecurityContextConstraints' &&
      valueAt(resource.tree.data, [...resource.path, 'allowPrivilegedContainer']) === true
    )
      yield { at: ['allowPrivilegedContainer'], message: 'whoever uses it owns the nodes; set it to false' }
  },
  examples: [
    {
      bad: 'apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: true\n',
      good: 'apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: false\n',
    },
  ],
}

/** Objects by themselves: names, labels, what they must not be. */
export const checks = {
  name,
  label,
  duplicate,
  'wrong-group': wrongGroup,
  'secret-in-config-map': inConfigMap,
  'any-group': anyGroup,
  tiller,
  'tiller-service': tillerService,
  dashboard,
  'git-sync': gitSync,
  'privileged-scc': privilegedScc,
} as Readonly<Record<string, Check>>

function isTiller(labels: unknown): boolean {
  return isMap(labels) && labels.name === 'tiller' && labels.app === 'helm'
}

function imagesOf(resource: Resource<Workload>): readonly string[] {
  const { spec } = podSpecOf(resource) ?? {}
  const lists = [spec?.containers, spec?.initContainers].flatMap((list) => (Array.isArray(list) ? list : []))
  return lists.flatMap((each) => (isMap(each) && typeof each.image === 'string' ? [each.image] : []))
}
