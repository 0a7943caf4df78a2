// Strict JSON Schemas of the Kubernetes kinds that we write, from the types of kubernetes-models (MIT).
//
//   node scripts/schemas/kubernetes.mjs
//
// Installs its tools in a temporary folder; TypeScript 7 has no compiler interface, so an older one is among them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const product = 'src/facts/data/kubernetes.schema.json'

const packages = {
  'kubernetes-models': '5.1.0',
  '@kubernetes-models/argo-cd': '4.0.0',
  '@kubernetes-models/argo-rollouts': '2.0.0',
  '@kubernetes-models/autoscaler': '5.0.0',
  '@kubernetes-models/cert-manager': '6.0.0',
  '@kubernetes-models/external-secrets': '2.0.0',
  '@kubernetes-models/flux-cd': '4.0.0',
  '@kubernetes-models/gateway-api': '2.0.0',
  '@kubernetes-models/istio': '3.0.1',
  '@kubernetes-models/karpenter': '2.0.0',
  '@kubernetes-models/keda': '2.0.0',
  '@kubernetes-models/prometheus-operator': '6.0.0',
}
const tools = { typescript: '5.9.3', 'ts-json-schema-generator': '2.4.0' }

/** By package, or `group/version` of Kubernetes itself. */
const kinds = {
  'kubernetes-models/v1':
    'ConfigMap LimitRange Namespace PersistentVolumeClaim Pod ResourceQuota Secret Service ServiceAccount',
  'kubernetes-models/apps/v1': 'DaemonSet Deployment StatefulSet',
  'kubernetes-models/batch/v1': 'CronJob Job',
  'kubernetes-models/autoscaling/v2': 'HorizontalPodAutoscaler',
  'kubernetes-models/policy/v1': 'PodDisruptionBudget',
  'kubernetes-models/networking.k8s.io/v1': 'Ingress IngressClass NetworkPolicy',
  'kubernetes-models/rbac.authorization.k8s.io/v1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'kubernetes-models/storage.k8s.io/v1': 'StorageClass',
  'kubernetes-models/scheduling.k8s.io/v1': 'PriorityClass',
  'kubernetes-models/admissionregistration.k8s.io/v1': 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
  '@kubernetes-models/argo-cd/argoproj.io/v1alpha1': 'AppProject Application ApplicationSet',
  '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1': 'AnalysisTemplate ClusterAnalysisTemplate Rollout',
  '@kubernetes-models/autoscaler/autoscaling.k8s.io/v1': 'VerticalPodAutoscaler',
  '@kubernetes-models/cert-manager/cert-manager.io/v1': 'Certificate ClusterIssuer Issuer',
  '@kubernetes-models/external-secrets/external-secrets.io/v1': 'ClusterSecretStore ExternalSecret SecretStore',
  '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2': 'HelmRelease',
  '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1': 'Kustomization',
  '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3': 'Alert Provider',
  '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1': 'GitRepository HelmRepository OCIRepository',
  '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1': 'GRPCRoute Gateway GatewayClass HTTPRoute',
  '@kubernetes-models/istio/security.istio.io/v1': 'AuthorizationPolicy PeerAuthentication',
  '@kubernetes-models/karpenter/karpenter.sh/v1': 'NodePool',
  '@kubernetes-models/karpenter/karpenter.k8s.aws/v1': 'EC2NodeClass',
  '@kubernetes-models/keda/keda.sh/v1alpha1': 'ScaledObject TriggerAuthentication',
  '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1': 'PodMonitor Probe PrometheusRule ServiceMonitor',
  '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1': 'AlertmanagerConfig',
}

const folder = process.env.SCHEMA_TOOLS ?? join(tmpdir(), 'millwright-schemas')
install()
process.chdir(folder)
const { createGenerator } = createRequire(join(folder, 'package.json'))('ts-json-schema-generator')

const definitions = new Map()
const roots = {}
for (const [base, names] of Object.entries(kinds))
  for (const name of names.split(' ')) {
    const group = base.replace(/^(?:@kubernetes-models\/[^/]+|kubernetes-models)\//, '')
    roots[`${group}/${name}`] = add(name, schemaOf(`I${name}`, `${base}/${name}`))
    console.error(`${group}/${name}`)
  }
process.chdir(import.meta.dirname)
write()

function install() {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { ...tools, ...packages } }),
  )
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(1)
}

/** One run for each kind: two kinds in one run define the same names twice, which the generator refuses. */
function schemaOf(type, path) {
  const file = join(folder, `${type}.ts`)
  const config = join(folder, `${type}.json`)
  writeFileSync(file, `export type { ${type} } from '${path}'\n`)
  const compilerOptions = {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    target: 'es2022',
    strict: true,
    skipLibCheck: true,
    types: [],
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }))
  const generate = (expose) => {
    const options = { skipTypeCheck: true, encodeRefs: false, description: false, jsDoc: 'none', expose }
    return createGenerator({ path: file, type, tsconfig: config, ...options }).createSchema(type).definitions
  }
  try {
    return generate('export')
  } catch (error) {
    if (error.name !== 'MultipleDefinitionsError' && !/multiple definitions/.test(error.message)) throw error
    // Two types of one name within a kind: everything stands inline then.
    return generate('none')
  } finally {
    rmSync(file)
    rmSync(config)
  }
}

/** Shares what is the same with the kinds before it; what only has the same name, and all that refers to it, is renamed. */
function add(kind, own) {
  const root = own[`I${kind}`]
  // Its definition asks for a provider in one of two forms of a policy, and the types in both; only one with the action CUSTOM has any.
  if (kind === 'AuthorizationPolicy') freed(root.properties.spec, own)
  // The cluster writes it.
  if (root.properties.status) root.properties.status = {}
  const renamed = new Set()
  const named = (name) => (renamed.has(name) ? `${kind}.${name}` : name)
  // An object of which no field is declared holds anything: the values of a chart, say.
  const open = (schema) =>
    JSON.stringify(schema).replaceAll('{"type":"object","additionalProperties":false}', '{"type":"object"}')
  const text = (schema) =>
    open(schema).replace(/"#\/definitions\/([^"]+)"/g, (_, name) => `"#/definitions/${named(name)}"`)
  for (let size = -1; size !== renamed.size; ) {
    size = renamed.size
    for (const [name, schema] of Object.entries(own)) {
      const known = definitions.get(named(name))
      if (known !== undefined && known !== text(schema)) renamed.add(name)
    }
  }
  for (const [name, schema] of Object.entries(own)) definitions.set(named(name), text(schema))
  return named(`I${kind}`)
}

function freed(schema, own) {
  const { required, anyOf = [], $ref } = schema
  if (required) schema.required = required.filter((name) => name !== 'provider')
  for (const each of anyOf) freed(each, own)
  if ($ref) freed(own[$ref.split('/').pop()], own)
}

/** Short names, and only what some kind reaches. */
function write() {
  const short = new Map()
  const queue = Object.values(roots)
  for (const name of queue) {
    if (short.has(name)) continue
    short.set(name, short.size.toString(36))
    for (const [, each] of definitions.get(name).matchAll(/"#\/definitions\/([^"]+)"/g)) queue.push(each)
  }
  const refer = (text) => text.replace(/"#\/definitions\/([^"]+)"/g, (_, name) => `"#/definitions/${short.get(name)}"`)
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`)
  const lines = [
    `"origin":${JSON.stringify(`derived from the types of ${versions.join(', ')} (MIT)`)}`,
    `"version":"1.36"`,
    `"kinds":${JSON.stringify(Object.fromEntries(Object.entries(roots).map(([id, name]) => [id, short.get(name)])))}`,
    `"definitions":{\n${[...short].map(([name, id]) => `"${id}":${refer(definitions.get(name))}`).join(',\n')}\n}`,
  ]
  writeFileSync(join('../..', product), `{${lines.join(',\n')}}\n`)
  console.error(`${product}: ${Object.keys(roots).length} kinds, ${short.size} definitions`)
  JSON.parse(readFileSync(join('../..', product), 'utf8'))
}
