import { ComposeService } from '../../kinds/compose.ts'
import { Probe, Prometheus, ScrapeConfig } from '../../kinds/kubernetes/prometheus-operator.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { Monitor, PrometheusConfig, type ScrapeJob } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path, valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseDuration } from '../../values/duration.ts'
import { stepsOf } from './relabeling.ts'

/** The one configuration that scrapes for a resource; `undefined` where there may be another, or more than it says. */
export function configFor(resource: Resource, estate: Estate): Resource<PrometheusConfig> | undefined {
  const all = estate.of(PrometheusConfig).filter(({ data }) => (data.scrape_configs?.length ?? 0) > 0)
  const around =
    all.length === 1 ? all : all.filter(({ scope }) => scope === '.' || `${resource.scope}/`.startsWith(`${scope}/`))
  const [config] = around
  if (!config || around.length > 1) return undefined
  const operated = [Monitor, Probe, ScrapeConfig, Prometheus].some(
    (kind) => estate.of(kind as typeof Monitor).length > 0,
  )
  const { scrape_configs: jobs = [], scrape_config_files: files, remote_read: remote } = config.data
  if (
    operated ||
    files !== undefined ||
    remote !== undefined ||
    jobs.some((job) => !job || job.metrics_path === '/federate')
  )
    return undefined
  return config
}

/** The names that series scraped for a resource carry in `job`, where they are all known. */
export function jobsFor(
  resource: Resource,
  estate: Estate,
): { readonly names: ReadonlySet<string>; readonly config: Resource<PrometheusConfig> } | undefined {
  const config = configFor(resource, estate)
  const names = new Set<string>()
  for (const job of config?.data.scrape_configs ?? []) {
    if (!job || job.honor_labels === true) return undefined
    const steps = [...stepsOf(job.relabel_configs), ...stepsOf(job.metric_relabel_configs)]
    if (steps.some(({ target, action }) => target === 'job' || action === 'labelmap')) return undefined
    if (job.file_sd_configs ?? job.http_sd_configs) return undefined
    names.add(job.job_name)
    for (const { labels = {} } of (job.static_configs ?? []).flatMap((each) => (each ? [each] : [])))
      if (labels.job !== undefined) names.add(String(labels.job))
  }
  return config && { names, config }
}

/** How an exporter is recognised in a target, and how it is called in texts. */
const traces: Readonly<Record<string, { readonly target: RegExp; readonly named: RegExp }>> = {
  'node-exporter': { target: /node|\bhost|:9100\b/i, named: /node[-_]?exporter/i },
  cadvisor: { target: /cadvisor|:8080\b/i, named: /cadvisor/i },
  'kube-state-metrics': { target: /kube-?state|ksm|:8080\b/i, named: /kube-state-metrics/i },
  'postgres-exporter': { target: /postgres|pg|:9187\b|database|db/i, named: /postgres(?:ql)?[-_]exporter/i },
  'redis-exporter': { target: /redis|valkey|cache|:9121\b/i, named: /redis[-_]exporter/i },
  'blackbox-exporter': { target: /blackbox|probe|:9115\b/i, named: /blackbox/i },
  'cloudwatch-exporter': { target: /cloudwatch|yace|:9106\b|:5000\b/i, named: /cloudwatch[-_]exporter|yace/i },
}

/** Whether some job may ask this exporter. Where it cannot be told, it may. */
export function mayGive(exporter: string, config: Resource<PrometheusConfig>, estate: Estate): boolean {
  const trace = traces[exporter]
  if (!trace) return true
  const jobs = config.data.scrape_configs ?? []
  return jobs.some((job) => !job || jobMayGive(job, exporter, trace.target)) || isNamed(trace.named, config, estate)
}

function jobMayGive(job: ScrapeJob, exporter: string, target: RegExp): boolean {
  const { kubernetes_sd_configs: discovery = [], static_configs: fixed = [] } = job
  if (Object.keys(job).some((key) => key.endsWith('_sd_configs') && key !== 'kubernetes_sd_configs')) return true
  const steps = stepsOf(job.relabel_configs)
  const roles = discovery.map((each) => each?.role)
  const addresses = [
    ...fixed.flatMap((each) => each?.targets ?? []),
    ...steps.filter((each) => each.target === '__address__').map(({ replacement }) => replacement),
  ]
  if (
    addresses.some(
      (each) =>
        each === undefined ||
        hasHole(each.replace(/\$\{\d\}/g, '')) ||
        target.test(each) ||
        (!/\.svc\b/.test(each) && /^[\d.]+:|\.[a-z]{2,}(?::|$)/i.test(each)),
    )
  )
    return true
  if (roles.length === 0) return false
  const paths = [
    job.metrics_path ?? '',
    ...steps.filter((each) => each.target === '__metrics_path__').map(({ replacement }) => replacement),
  ]
  if (roles.every((role) => role === 'node') && exporter !== 'cadvisor') return false
  // One fixed service, as that of the API server.
  const fixedService = steps.some(
    ({ action, regex, sources }) =>
      action === 'keep' &&
      sources.some((each) => /service_name/.test(each)) &&
      !target.test(regex) &&
      /^[\w;-]+$/.test(regex),
  )
  if (fixedService) return false
  if (exporter === 'cadvisor')
    return paths.some((path) => /cadvisor/.test(path)) || roles.some((role) => role !== 'node' && role !== 'pod')
  // The charts of the exporters mark their Services, never their pods.
  const marked = steps.some(
    ({ action, sources }) => action === 'keep' && sources.some((each) => /_pod_annotation_/.test(each)),
  )
  return !(roles.every((role) => role === 'pod') && marked)
}

const named = new WeakMap<Estate, Map<string, boolean>>()

/** Whether any other file speaks of it. */
function isNamed(form: RegExp, { tree }: Resource, estate: Estate): boolean {
  const known = named.get(estate) ?? new Map<string, boolean>()
  named.set(estate, known)
  const key = `${tree.file.path} ${form.source}`
  const found = known.get(key) ?? [...estate.files.values()].some(({ text }) => form.test(text) && !isDashboard(text))
  known.set(key, found)
  return found
}

/** It shows what an exporter gives, and runs none. */
function isDashboard(text: string): boolean {
  return /"(?:panels|rows)"\s*:\s*\[/.test(text) && /"schemaVersion"|"targets"/.test(text)
}

/** Whether any other file calls something by the name of a host. */
export function isMentioned(host: string, resource: Resource, estate: Estate): boolean {
  const own = resource.tree.file.path
  const form = new RegExp(
    `(?:name|app|component|chart|release\\w*|service)["']?\\s*[:=]\\s*["']?${host}(?![\\w-])|\\bhelm\\b[^\\n]*\\b${host}\\b`,
    'i',
  )
  const known = named.get(estate) ?? new Map<string, boolean>()
  named.set(estate, known)
  const key = `host ${own} ${host}`
  const found =
    known.get(key) ??
    [...estate.files.values()].some(({ path, text }) => path !== own && !/scrape_configs/.test(text) && form.test(text))
  known.set(key, found)
  return found
}

/** Static targets and Alertmanagers of a configuration. */
export function* targetsOf(config: PrometheusConfig): Iterable<{ readonly address: string; readonly at: Path }> {
  for (const [index, job] of (config.scrape_configs ?? []).entries()) {
    // A prober is asked about other hosts than it runs on.
    if (job?.params !== undefined || stepsOf(job?.relabel_configs).some(({ target }) => target === '__address__'))
      continue
    for (const [at, each] of (job?.static_configs ?? []).entries())
      for (const [place, address] of (each?.targets ?? []).entries())
        if (address !== undefined)
          yield { address, at: ['scrape_configs', index, 'static_configs', at, 'targets', place] }
  }
  const managers = isMap(config.alerting) ? config.alerting.alertmanagers : undefined
  for (const [index, manager] of (Array.isArray(managers) ? managers : []).entries())
    for (const [at, each] of (isMap(manager) && Array.isArray(manager.static_configs)
      ? manager.static_configs
      : []
    ).entries())
      for (const [place, address] of (isMap(each) && Array.isArray(each.targets) ? each.targets : []).entries())
        if (typeof address === 'string' && !hasHole(address))
          yield { address, at: ['alerting', 'alertmanagers', index, 'static_configs', at, 'targets', place] }
}

/** Whether a configuration runs in the cluster that these files describe. */
export function servesKubernetes(config: PrometheusConfig, estate: Estate): boolean {
  const asks = (config.scrape_configs ?? []).some((job) => (job?.kubernetes_sd_configs?.length ?? 0) > 0)
  return asks && estate.of(KubernetesObject).length > 0 && estate.of(ComposeService).length === 0
}

/** The Compose project whose Prometheus reads this file: who is reached by which name. */
export function composeAround(resource: Resource, estate: Estate) {
  const path = resource.tree.file.path
  const by = estate.of(ComposeService).find((service) => {
    const base = directoryOf(service.tree.file.path)
    return (service.data.volumes ?? []).some((mount) => {
      const source =
        mount?.type === 'bind' && mount.source?.startsWith('./') ? mount.source.slice(2).replace(/\/$/, '') : undefined
      if (source === undefined) return false
      const full = [base === '.' ? '' : base, source].filter((each) => each !== '').join('/')
      return full !== '' && (path === full || path.startsWith(`${full}/`))
    })
  })
  if (!by || by.data.network_mode === 'host' || !/prometheus|vmagent/i.test(by.data.image ?? by.name)) return undefined
  const services = new Map<string, Resource<ComposeService>>()
  const project = estate.of(ComposeService).filter(({ tree }) => tree === by.tree)
  for (const service of project) {
    const aliases = Object.values(service.data.networks ?? {}).flatMap((each) =>
      isMap(each) && Array.isArray(each.aliases) ? each.aliases : [],
    )
    for (const name of [service.data.key, service.data.container_name, service.data.hostname, ...aliases])
      if (typeof name === 'string') services.set(name, service)
  }
  const external = Object.values((valueAt(by.tree.data, [0, 'networks']) as object | undefined) ?? {}).some(
    (each) => isMap(each) && each.external === true,
  )
  const given = [
    ...Object.keys(by.data.extra_hosts ?? {}),
    ...(by.data.links ?? []).flatMap((each) => (each ?? '').split(':')),
  ]
  for (const name of given) services.set(name, by)
  return { by, services, open: external }
}

/** How long the one Prometheus of these files keeps what it scraped. */
export function retentionOf(
  estate: Estate,
): { readonly milliseconds: number; readonly by: Resource; readonly at: Path; readonly said: boolean } | undefined {
  const composed = estate.of(ComposeService).filter(({ data }) => /(?:^|\/)prometheus(?::|@|$)/.test(data.image ?? ''))
  const operated = estate
    .of(Prometheus)
    .filter(({ tree, path }) => valueAt(tree.data, [...path, 'kind']) === 'Prometheus')
  const [first] = [...composed, ...operated]
  if (!first || composed.length + operated.length > 1) return undefined
  if (operated.length === 1) {
    const raw = valueAt(first.tree.data, [...first.path, 'spec', 'retention'])
    const size = valueAt(first.tree.data, [...first.path, 'spec', 'retentionSize'])
    const time =
      raw === undefined && size === undefined ? 86_400_000 : typeof raw === 'string' ? parseDuration(raw) : undefined
    return time === undefined
      ? undefined
      : { milliseconds: time, by: first, at: ['spec', 'retention'], said: raw !== undefined }
  }
  const [service] = composed
  const command = service?.data.command
  if (!service || !command) return undefined
  const at = command.findIndex((word) => /^--?storage\.tsdb\.retention(?:\.time)?=/.test(word ?? ''))
  if (command.some((word) => word === undefined || /retention\.size/.test(word))) return undefined
  if (at < 0)
    return command.some((word) => /config\.file/.test(word ?? ''))
      ? { milliseconds: 15 * 86_400_000, by: service, at: ['command'], said: false }
      : undefined
  const time = parseDuration((command[at] ?? '').replace(/^[^=]*=/, ''))
  return time === undefined ? undefined : { milliseconds: time, by: service, at: ['command'], said: true }
}
