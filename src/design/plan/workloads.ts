import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Service, Spec } from '../../model/spec.ts'
import type { Secret, Store } from '../../model/store.ts'
import type { Handed, Platform, Replicas, Role, Scaling, Workload } from '../../model/workload.ts'
import { printQuantity } from '../../values/quantity.ts'
import { podsOf } from '../names.ts'
import { replicasFor, sizeOf, targetUse } from '../reliability.ts'
import { withOwn } from '../settings.ts'
import { flagsOf, flagVariables } from './flags.ts'
import { permission } from './permissions.ts'
import { regionOf } from './stages.ts'
import { endpointOf } from './traces.ts'

/** Where the OpenTelemetry Prometheus exporter listens by default. */
const metricsPort = 9464
/** Where a function is asked that listens for nobody else: the default of the adapter in its image. */
const functionPort = 8080

/** Services that run a process. */
export function workloadsOf(
  spec: Spec,
  decided: Answers,
  stages: readonly Stage[],
  stores: readonly Store[],
): Workload[] {
  const regions = decided.regions?.answer
  const lasting = stages.filter(({ environment }) => environment.kind !== 'preview')
  return spec.services.flatMap((service) => {
    const platform = platformOf(service, decided)
    if (!platform) return []
    const { name } = service
    const port = service.port ?? (platform === 'functions' ? functionPort : undefined)
    const pods = platform === 'kubernetes'
    const repository = `${spec.name}/${name}`
    const used = stores.filter((store) => service.uses.includes(store.name))
    const secret = ownSecret(spec, stages, service)
    const mounts = decided.secrets?.answer === 'csi' && (secret || used.some(({ module }) => module !== 'pod'))
    const permissions = used.flatMap((store) => permission(service, store))
    return {
      service,
      name,
      platform,
      ...placeOf(service, decided),
      architecture: service.gpus > 0 ? 'amd64' : 'arm64',
      priority: `${spec.name}-${priorities[service.type]}`,
      image: `${registryOf(spec, decided, spec.cloud.region)}/${repository}`,
      images: Object.fromEntries(
        stages.map((stage) => [stage.name, `${registryOf(spec, decided, regionOf(stage, spec))}/${repository}`]),
      ),
      repository,
      labels: labelsOf(spec, name),
      ...(service.migrations.length > 0 && {
        migration: { name: `${name}-migration`, labels: labelsOf(spec, `${name}-migration`), args: service.migrations },
      }),
      serviceAccount: name,
      ...(port && { port }),
      portName: service.protocol,
      metricsPort,
      health: { live: service.health, ready: service.health, port: port ?? metricsPort },
      environment: withOwn(service.variables, [
        ...(port ? [{ name: 'PORT', value: String(port) }] : []),
        ...(pods && service.type !== 'job' ? [{ name: 'METRICS_PORT', value: String(metricsPort) }] : []),
        ...(service.disk ? [{ name: 'DATA_DIR', value: '/data' }] : []),
        ...(pods ? telemetryOf(spec, decided, service) : []),
        ...(service.type === 'job' ? [] : flagVariables(flagsOf(decided, stages), platform)),
        ...spec.services.flatMap((other) => addressOf(service, other, decided)),
        ...(service.type === 'worker' ? used.flatMap(groupOf(service)) : []),
        ...used.flatMap(inside),
        ...[
          ...used.filter(({ module }) => module !== 'pod').map((store) => store.secret),
          ...(secret ? [secret] : []),
        ].flatMap(platform === 'functions' ? secretAddress : variablesOf),
      ]),
      ...(secret && { secret }),
      ...resourcesOf(service),
      replicas: Object.fromEntries(stages.map((stage) => [stage.name, replicas(service, stage, pods, regions)])),
      hosts: service.public ? Object.fromEntries(stages.map((stage) => [stage.name, `${name}.${stage.host}`])) : {},
      // A distribution takes minutes to spread: a preview would be gone before it stands.
      cdn: decided[`edge/${name}`]?.answer === 'cdn' ? lasting.map((stage) => stage.name) : [],
      permissions,
      roles: !pods || permissions.length > 0 || mounts ? rolesOf(spec, pods ? stages : lasting, service) : {},
      rollout: oneOf(['rolling', 'canary', 'blue-green'], decided[`rollout/${name}`]?.answer, 'rolling'),
      scaling: scalingOf(service, used, decided[`scaling/${name}`]?.answer),
      traffic: service.traffic,
    }
  })
}

/** What OpenTelemetry reads of its environment. Whether a trace is kept is decided when it is whole, so everything is sent. */
function telemetryOf({ name: system }: Spec, decided: Answers, { name }: Service): Handed[] {
  const traces = endpointOf(decided)
  if (!traces) return []
  return [
    { name: 'OTEL_SERVICE_NAME', value: name },
    { name: 'OTEL_RESOURCE_ATTRIBUTES', value: `service.namespace=${system}` },
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: traces },
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
    { name: 'OTEL_PROPAGATORS', value: 'tracecontext,baggage' },
    { name: 'OTEL_TRACES_SAMPLER', value: 'parentbased_always_on' },
  ]
}

function labelsOf(spec: Spec, name: string) {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': spec.name }
}

/** Pages and answers before work that can wait, and that before work by the clock. */
const priorities = { frontend: 'serving', api: 'serving', worker: 'background', job: 'batch' } as const

function placeOf({ type, disk, gpus }: Service, decided: Answers): Pick<Workload, 'controller' | 'nodes'> {
  const controller = type === 'job' ? 'CronJob' : disk ? 'StatefulSet' : 'Deployment'
  const waits = type === 'worker' || type === 'job'
  if (gpus > 0) return { controller, nodes: 'gpu' }
  if (disk) return { controller, nodes: 'database' }
  return { controller, nodes: waits && decided.purchase?.answer === 'spot-mix' ? 'spot' : 'application' }
}

const platforms: readonly Platform[] = ['kubernetes', 'containers', 'functions', 'virtual-machines']

function platformOf({ name }: Service, decided: Answers): Platform | undefined {
  return platforms.find((each) => each === decided[`compute/${name}`]?.answer)
}

/** ECR is regional, and replicates into the recovery region; the other registry is the same everywhere. */
function registryOf({ cloud, repository }: Spec, decided: Answers, region: string): string {
  if (decided.registry?.answer === 'ecr' && cloud.account) return `${cloud.account}.dkr.ecr.${region}.amazonaws.com`
  return `ghcr.io/${repository.name.split('/')[0]?.toLowerCase()}`
}

function ownSecret(spec: Spec, stages: readonly Stage[], { name, secrets }: Service): Secret | undefined {
  if (secrets.length === 0) return undefined
  return {
    name: `${name}-secrets`,
    remote: Object.fromEntries(stages.map((stage) => [stage.name, `${spec.name}/${stage.name}/${name}-secrets`])),
    keys: secrets
      .flatMap((each) => (each.made ? [each.name, `${each.name}_PREVIOUS`] : [each.name]))
      .map((key) => ({ key: key.toLowerCase().replaceAll('_', '-'), variable: key, secret: true })),
  }
}

/** Ten seconds of work may wait for each replica before another is worth its start. */
function scalingOf(service: Service, used: readonly Store[], answer: string | undefined): Scaling {
  const queue = used.find(({ engine }) => engine === 'queue')
  const told = (key: string) => queue?.secret.keys.find((each) => each.key === key)?.variable
  const variable = told('url') ?? told('brokers')
  const topic = told('topic')
  if (answer === 'queue' && queue && variable)
    return {
      by: 'queue',
      store: queue.name,
      variable,
      backlog: 10 * sizeOf(service).perSecond,
      ...(topic && { topic: { variable: topic, group: service.name } }),
    }
  if (answer === 'requests')
    return { by: 'requests', perSecond: Math.max(1, Math.round(sizeOf(service).perSecond * targetUse)) }
  return { by: answer === 'cpu' ? 'cpu' : 'fixed' }
}

function addressOf({ uses }: Service, other: Service, decided: Answers): Handed[] {
  const { name, port, protocol } = other
  // Functions have no address inside; what runs on ECS has its name by Service Connect.
  const platform = platformOf(other, decided)
  const inside = platform === 'kubernetes' || platform === 'containers'
  if (!uses.includes(name) || !port || !inside) return []
  const prefix = name.toUpperCase().replaceAll('-', '_')
  if (protocol === 'http') return [{ name: `${prefix}_URL`, value: `http://${name}:${port}` }]
  // A connection of gRPC lasts, so the caller has to know every pod to spread its calls.
  const host = protocol === 'grpc' && platform === 'kubernetes' ? `dns:///${podsOf(name)}` : name
  return [{ name: `${prefix}_ADDRESS`, value: `${host}:${port}` }]
}

/** A cache of our own is told by its name; it has no password. */
function inside({ module, name, port, secret }: Store): Handed[] {
  if (module !== 'pod') return []
  const values: Readonly<Record<string, string>> = { host: name, port: String(port), token: '' }
  return secret.keys.map(({ key, variable }) => ({ name: variable, value: values[key] ?? '' }))
}

/** Readers of a topic share their work by the name of their group. */
function groupOf({ name }: Service) {
  return ({ module, name: store }: Store): Handed[] =>
    module === 'kafka' ? [{ name: `${store.toUpperCase().replaceAll('-', '_')}_GROUP`, value: name }] : []
}

function variablesOf({ name: secret, keys }: Secret): Handed[] {
  return keys.map(({ key, variable }) => ({ name: variable, secret, key }))
}

/** A function gets no secret as a variable, which everybody who may look at it could read: it asks for it when it starts. */
function secretAddress({ name, keys }: Secret): Handed[] {
  const prefix = name.toUpperCase().replaceAll('-', '_')
  if (keys.length === 0) return []
  return [{ name: prefix.endsWith('_SECRETS') ? `${prefix}_ARN` : `${prefix}_SECRET_ARN`, secret: name, address: true }]
}

/** Memory is not to be overcommitted, so its limit is its request; a limit on the processor would only slow requests down. */
function resourcesOf(service: Service): Pick<Workload, 'requests' | 'limits'> {
  const { gpus } = service
  // Of a machine with one processor for graphics, what the system leaves.
  const size = gpus > 0 ? { cores: 3 * gpus, memory: 12 * gpus * 1024 ** 3 } : sizeOf(service)
  const memory = printQuantity(size.memory, 'bytes')
  return { requests: { cpu: printQuantity(size.cores, 'cores'), memory }, limits: { memory } }
}

/** With a pilot light what is not in a cluster is started in the recovery region when it is needed, and not before; where both serve, each carries all. */
function replicas(
  service: Service,
  { environment, name }: Stage,
  pods: boolean,
  regions: string | undefined,
): Replicas {
  if (service.type === 'job') return { min: 1, max: 1 }
  if (environment.kind === 'preview') return { min: 1, max: 1 }
  if (environment.kind === 'development') return { min: 1, max: 2 }
  if (environment.kind === 'staging') return { min: pods ? 2 : 1, max: 4 }
  const wanted = replicasFor(service)
  if (name !== 'recovery' || regions === 'active-active') return wanted
  return { min: regions === 'pilot-light' && !pods ? 0 : 2, max: wanted.max }
}

/** A preview has a namespace for each pull request, and its account names the role by its address, so the account of AWS must be known. */
function rolesOf({ name: system, cloud }: Spec, stages: readonly Stage[], { name: service }: Service) {
  return Object.fromEntries(
    stages.flatMap(({ name: stage, namespace, environment }): [string, Role][] => {
      const name = `${system}-${stage}-${service}`
      if (environment.kind !== 'preview') return [[stage, { name, namespaces: namespace }]]
      if (!cloud.account) return []
      return [[stage, { name, namespaces: `${namespace}-*`, arn: `arn:aws:iam::${cloud.account}:role/${name}` }]]
    }),
  )
}

function oneOf<W extends string>(words: readonly W[], word: string | undefined, otherwise: W): W {
  return words.find((each) => each === word) ?? otherwise
}
