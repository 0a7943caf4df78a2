import { toolImages } from '../../facts/tools.ts'
import type { Flags } from '../../model/flags.ts'
import type { Plan } from '../../model/plan.ts'
import type { Variable, Workload } from '../../model/workload.ts'
import { literalIn, local } from '../scope.ts'
import { folder } from './folder.ts'
import { healthOf } from './health.ts'
import { modulesOf, pagesService } from './pages.ts'
import { hostPorts } from './ports.ts'
import { clouds, cloudsOf, localKeys, making, type Stand, standsOf } from './stands.ts'

/** The whole system on one machine: every service from its own Dockerfile, beside the stores that it uses. */
export function composeProject(plan: Plan) {
  const stands = standsOf(plan)
  const kept = stands.filter(({ data }) => data !== undefined)
  return {
    name: plan.system,
    services: Object.fromEntries([
      ...plan.workloads.map((workload) => [workload.name, workloadService(workload, plan)]),
      ...plan.sites.map((site) => [site.name, pagesService(site, plan)]),
      ...stands.map((stand) => [stand.name, standService(stand, plan)]),
      ...(plan.flags ? [['flagd', flagService(plan.flags, plan)]] : []),
      ...(making(plan).length > 0 ? [[clouds, cloudsService(plan)]] : []),
    ]),
    ...(kept.length > 0 || plan.sites.length > 0
      ? {
          volumes: Object.fromEntries(
            [...kept.map(({ name }) => name), ...plan.sites.map(modulesOf)].map((name) => [name, {}]),
          ),
        }
      : {}),
  }
}

/** The image that production runs, with the rights that it has there; `docker compose watch` builds it anew at each change. */
function workloadService(workload: Workload, plan: Plan) {
  const { name, service, limits, port } = workload
  const health = healthOf(workload)
  const waits = waitsFor(workload, plan)
  return {
    build: { context: folder(service.path) },
    // Work by the clock begins when somebody says so.
    ...(service.type === 'job' && { profiles: ['jobs'] }),
    environment: environmentOf(workload, plan),
    ...(port && { ports: [`127.0.0.1:${hostPorts(plan)[name]}:${port}`] }),
    ...(Object.keys(waits).length > 0 && { depends_on: waits }),
    ...(health && { healthcheck: checked(['CMD', ...health]) }),
    user: '65532:65532',
    read_only: true,
    tmpfs: ['/tmp', ...(service.disk ? ['/data:uid=65532,gid=65532'] : [])],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: limits.memory.replace(/i$/, '').toLowerCase(),
    pids_limit: 512,
    restart: service.type === 'job' ? 'no' : 'unless-stopped',
    develop: { watch: [{ action: 'rebuild', path: folder(service.path), ignore: ['node_modules/', 'dist/'] }] },
  }
}

/** By the names that it has everywhere; keys of third parties come from `.env`. */
function environmentOf({ environment, permissions }: Workload, plan: Plan): Record<string, string> {
  return {
    ...Object.fromEntries(environment.map((variable) => [variable.name, localValue(variable, plan)])),
    ...(permissions.length > 0 && cloudsOf(plan)),
    // What answers for flags stands beside each task or in a namespace of its own; here it is one for all.
    ...(plan.flags &&
      environment.some(({ name }) => name === 'FLAGD_HOST') && {
        FLAGD_HOST: 'flagd',
        OFREP_ENDPOINT: `http://flagd:${plan.flags.ports.rest}`,
      }),
  }
}

/** Reads the file of the first environment again whenever it changes. */
function flagService({ environments }: Flags, plan: Plan) {
  const own = environments.find(({ stages }) => stages.includes(local(plan)?.name ?? '')) ?? environments[0]
  return {
    image: toolImages.flagd.image,
    command: ['start', '--uri', 'file:/etc/flagd/flags.json'],
    volumes: [`./${own?.home}:/etc/flagd:ro`],
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: '64m',
    pids_limit: 128,
    restart: 'unless-stopped',
  }
}

function localValue(variable: Variable, plan: Plan): string {
  if ('parts' in variable)
    return variable.parts.map((part) => (typeof part === 'string' ? plain(part) : localValue(part, plan))).join('')
  if (!('secret' in variable)) return plain(literalIn(variable, local(plan)) ?? '')
  const store = plan.stores.find(({ secret }) => secret.name === variable.secret)
  const value = store && 'key' in variable ? localKeys(store)[variable.key] : undefined
  return value ?? `\${${variable.name}:?copy .env.example to .env}`
}

/** A dollar of a value is one: Compose takes `$NAME` for a variable of the shell. */
function plain(text: string): string {
  return text.replaceAll('$', '$$$$')
}

function waitsFor({ service, permissions }: Workload, plan: Plan): Record<string, { condition: string }> {
  const stands = standsOf(plan).filter(
    ({ stores, health }) => health && stores.some((name) => service.uses.includes(name)),
  )
  const called = plan.workloads.filter(({ name }) => service.uses.includes(name))
  return Object.fromEntries([
    ...stands.map(({ name }) => [name, { condition: 'service_healthy' }]),
    ...(permissions.length > 0 && making(plan).length > 0
      ? [[clouds, { condition: 'service_completed_successfully' }]]
      : []),
    ...called.map((other) => [other.name, { condition: healthOf(other) ? 'service_healthy' : 'service_started' }]),
  ])
}

function standService({ name, image, port, health, environment, data, memory = 1024 }: Stand, plan: Plan) {
  return {
    image,
    ...(environment && { environment: environment(name) }),
    ports: [`127.0.0.1:${hostPorts(plan)[name]}:${port}`],
    ...(health && { healthcheck: checked(['CMD', ...health]) }),
    ...(data && { volumes: [`${name}:${data}`] }),
    security_opt: ['no-new-privileges:true'],
    mem_limit: `${memory}m`,
    pids_limit: 512,
    restart: 'unless-stopped',
  }
}

function cloudsService(plan: Plan) {
  return {
    image: toolImages.awsCli.image,
    entrypoint: ['sh', '-ec'],
    command: [making(plan).join('\n')],
    environment: cloudsOf(plan),
    depends_on: Object.fromEntries(
      standsOf(plan)
        .filter(({ health }) => !health)
        .map(({ name }) => [name, { condition: 'service_started' }]),
    ),
    user: '65532:65532',
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: '512m',
    pids_limit: 128,
    restart: 'no',
  }
}

function checked(test: readonly string[]) {
  return { test, interval: '5s', timeout: '5s', retries: 20, start_period: '10s' }
}
