import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, type Pod } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { objectOf } from './objects.ts'
import { inReachBy, namespaceOf } from './reach.ts'
import { podsWith } from './selected.ts'

/** A pod that names the address of a Service: in a variable, or in a ConfigMap that its variables come from. */
export interface Call {
  readonly service: Resource<Service>
  readonly port: number
  /** As it is written: `api:8080`. */
  readonly text: string
  readonly resource: Resource
  readonly at: Path
}

/** What one Service port leads to. */
export interface Target {
  readonly pod: Resource<Pod>
  readonly port: number
  readonly name?: string
  /** Where the Service says which port of the pod it is. */
  readonly at: Path
}

/** The Services of these files that a pod calls by name and port. */
export function* callsOf(estate: Estate, pod: Resource<Pod>): Iterable<Call> {
  for (const { value, resource, at } of settingsOf(estate, pod))
    for (const [text, host, namespace, port] of value.matchAll(address)) {
      if (namespace !== undefined && namespace !== namespaceOf(pod)) continue
      const found = inReachBy(estate, Service, pod, nameOf).get(host ?? '') ?? []
      const [only] = found
      if (only?.sure && found.length === 1) yield { service: only.resource, port: Number(port), text, resource, at }
    }
}

/** A text that a container of the pod is given: in a variable, or in a ConfigMap that its variables come from. */
export interface Setting {
  readonly key: string
  readonly value: string
  readonly resource: Resource
  readonly at: Path
}

export function* settingsOf(estate: Estate, pod: Resource<Pod>): Iterable<Setting> {
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, container] of (pod.data.spec[list] ?? []).entries())
      yield* valuesOf(estate, pod, container, ['spec', list, index])
}

/** The pods behind a port of a Service, with the port that they get it on. */
export function targetsOf(estate: Estate, service: Resource<Service>, port: number | string): readonly Target[] {
  const { selector, ports = [] } = service.data.spec ?? {}
  const index = ports.findIndex((each) => each?.port === port || each?.name === port)
  const mine = ports[index]
  if (!mine || !isMap(selector) || Object.keys(selector).length === 0) return []
  const target = mine.targetPort ?? mine.port
  const at = ['spec', 'ports', index, 'targetPort']
  return podsWith(estate, service, selector).flatMap((pod): Target[] => {
    const declared = pod.data.spec.containers.flatMap((container) => container?.ports ?? [])
    const by = declared.find((each) => each?.name === target || each?.containerPort === Number(target))
    const number = typeof target === 'number' || /^\d+$/.test(target ?? '') ? Number(target) : by?.containerPort
    return number === undefined ? [] : [{ pod, port: number, at, ...(by?.name && { name: by.name }) }]
  })
}

const address =
  /(?<![\w.-])([a-z][a-z0-9-]{0,62})(?:\.([a-z0-9-]{1,63})(?:\.svc(?:\.cluster\.local)?)?)?:(\d{2,5})(?![\w.-])/g

function* valuesOf(
  estate: Estate,
  pod: Resource<Pod>,
  container: Pod['spec']['containers'][number],
  base: Path,
): Iterable<Setting> {
  const maps = inReachBy(estate, KubernetesObject, pod, nameOfMap)
  for (const [index, each] of (container?.env ?? []).entries()) {
    if (typeof each?.value === 'string')
      yield { key: each.name, value: each.value, resource: pod as Resource, at: [...base, 'env', index, 'value'] }
    const { name = '', key = '' } = each?.valueFrom?.configMapKeyRef ?? {}
    for (const { resource, sure } of maps.get(name) ?? []) {
      const value = valueAt(objectOf(resource), ['data', key])
      if (sure && typeof value === 'string')
        yield { key: each?.name ?? key, value, resource: resource as Resource, at: ['data', key] }
    }
  }
  for (const each of container?.envFrom ?? [])
    for (const { resource, sure } of maps.get(each?.configMapRef?.name ?? '') ?? []) {
      const data = valueAt(objectOf(resource), ['data'])
      if (sure && isMap(data))
        for (const [key, value] of Object.entries(data))
          if (typeof value === 'string') yield { key, value, resource: resource as Resource, at: ['data', key] }
    }
}

function nameOf({ data }: Resource<Service>): string {
  return data.metadata.name
}

function nameOfMap({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'ConfigMap' ? data.metadata?.name : undefined
}
