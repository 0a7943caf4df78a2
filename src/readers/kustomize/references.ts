import { everyAt, type MapNode, textAt } from '../../syntax/derived/node.ts'
import { type Document, kindOf, nameOf, namespaceOf } from './document.ts'

const pod = (path: string) =>
  ['spec.template.spec', 'spec.jobTemplate.spec.template.spec', 'spec'].map((base) => `${base}.${path}`)
const inContainers = (path: string) => ['containers', 'initContainers'].flatMap((list) => pod(`${list}.*.${path}`))

/** Fields that name another object, by the kind of that object. */
const fields: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: [
    ...pod('volumes.*.configMap.name'),
    ...pod('volumes.*.projected.sources.*.configMap.name'),
    ...inContainers('env.*.valueFrom.configMapKeyRef.name'),
    ...inContainers('envFrom.*.configMapRef.name'),
  ],
  Secret: [
    ...pod('volumes.*.secret.secretName'),
    ...pod('volumes.*.projected.sources.*.secret.name'),
    ...pod('imagePullSecrets.*.name'),
    ...inContainers('env.*.valueFrom.secretKeyRef.name'),
    ...inContainers('envFrom.*.secretRef.name'),
    'spec.tls.*.secretName',
    'imagePullSecrets.*.name',
    'secrets.*.name',
  ],
  ServiceAccount: pod('serviceAccountName'),
  PersistentVolumeClaim: pod('volumes.*.persistentVolumeClaim.claimName'),
  PersistentVolume: ['spec.volumeName'],
  StorageClass: ['spec.storageClassName'],
  PriorityClass: pod('priorityClassName'),
  IngressClass: ['spec.ingressClassName'],
  Service: [
    'spec.serviceName',
    'spec.rules.*.http.paths.*.backend.service.name',
    'spec.rules.*.http.paths.*.backend.serviceName',
    'spec.defaultBackend.service.name',
    'spec.backend.serviceName',
    'webhooks.*.clientConfig.service.name',
    'spec.service.name',
    'spec.conversion.webhook.clientConfig.service.name',
  ],
}

/** Objects that say the kind of what they name beside the name. */
const typed = ['spec.scaleTargetRef', 'roleRef', 'subjects.*']

/** At the end of all layers, whoever names an object by what it was called before gets its name of now. */
export function fixReferences(documents: readonly Document[]): void {
  const renamed = documents.filter(({ formerly }) => formerly.size > 0)
  for (const document of documents) {
    for (const [kind, paths] of Object.entries(fields))
      for (const path of paths)
        for (const { map, name } of everyAt(document.node, path.split('.')))
          point(document, renamed, map, name, (other) => kindOf(other) === kind)
    for (const path of typed)
      for (const { map } of everyAt(document.node, [...path.split('.'), 'name'])) {
        const kind = textAt(map, ['kind'])
        const target = point(document, documents, map, 'name', (other) => kindOf(other) === kind)
        const namespace = target && textAt(target.node, ['metadata', 'namespace'])
        if (path === 'subjects.*' && namespace && kind === 'ServiceAccount')
          map.entries.set('namespace', { ...leaf(namespace), mark: map.mark })
      }
    for (const { map, name } of everyAt(document.node, ['webhooks', '*', 'clientConfig', 'service', 'namespace']))
      follow(document, documents, map, name)
  }
}

type Holder = MapNode

function point(
  document: Document,
  among: readonly Document[],
  map: Holder,
  field: string,
  fits: (other: Document) => boolean,
): Document | undefined {
  const value = textAt(map, [field])
  if (value === undefined) return undefined
  const called = among.filter((other) => fits(other) && (other.formerly.has(value) || nameOf(other) === value))
  const own = textAt(map, ['namespace']) ?? namespaceOf(document)
  const target = called.find((other) => namespaceOf(other) === own) ?? called[0]
  const name = target && nameOf(target)
  const before = map.entries.get(field)
  if (name !== undefined && name !== value && before)
    map.entries.set(field, { is: 'leaf', value: name, mark: { ...before.mark, made: 'renamed with what it names' } })
  return target
}

function follow(document: Document, documents: readonly Document[], map: Holder, field: string): void {
  const service = point(document, documents, map, 'name', (other) => kindOf(other) === 'Service')
  const namespace = service && namespaceOf(service)
  if (namespace !== undefined) map.entries.set(field, { ...leaf(namespace), mark: map.mark })
}

function leaf(value: string) {
  return { is: 'leaf', value } as const
}
