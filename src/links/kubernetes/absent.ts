import { KubernetesObject, podPathOf } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { hasHole } from '../../model/unknown.ts'
import { objectOf } from './objects.ts'
import { inReach, inReachBy, mayHoldMore } from './reach.ts'

/**
 * What stands beside a resource, where it is sure that no file makes an object of the kinds and name: none has that name
 * anywhere, no operator's object, script or module of Terraform names it, and no chart is installed there that might
 * bring it. Undefined where it is there or may be.
 */
export function besideAbsent(
  estate: Estate,
  of: Resource,
  kinds: readonly string[],
  name: string,
): readonly Resource<KubernetesObject>[] | undefined {
  if (hasHole(name) || mayHoldMore(estate, of) || isChart(of)) return undefined
  const all = estate.by(KubernetesObject, kindAndName)
  if (kinds.some((kind) => all.has(`${kind}/${name}`)) || isWritten(estate, name)) return undefined
  const custom = inReachBy(estate, KubernetesObject, of, textsOfCustom)
  if (custom.has(name) || custom.has(unsure) || inReachBy(estate, KubernetesObject, of, installs).has('chart'))
    return undefined
  return inReach(estate, KubernetesObject, of)
    .filter(({ resource, sure }) => sure && kinds.includes(resource.data.kind))
    .map(({ resource }) => resource)
}

/** Rendered from a chart: what it names may be made before it, as its values then say. */
export function isChart({ tree }: Resource): boolean {
  return tree.scope !== undefined && /(?:^|\/)Chart\.ya?ml$/.test(tree.file.path)
}

/** Whether a name stands as a word in a file that is no manifest: a script that makes it, or Terraform. */
export function isWritten(estate: Estate, name: string): boolean {
  const known = words.get(estate) ?? wordsIn(estate)
  words.set(estate, known)
  return known.has(name)
}

/** Kind and name, to look an object up by wherever it stands. */
export function kindAndName({ data }: Resource<KubernetesObject>): string | undefined {
  return data.metadata && `${data.kind}/${data.metadata.name}`
}

const words = new WeakMap<Estate, ReadonlySet<string>>()
const unsure = '?'

function wordsIn(estate: Estate): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path, text } of estate.files.values())
    if (!/\.(?:ya?ml|json|lock|sum)$/.test(path) || /(?:^|\/)\.(?:github|gitlab|circleci)|skaffold|Taskfile/.test(path))
      for (const [word] of text.matchAll(/[a-z0-9][a-z0-9.-]*[a-z0-9]/g)) found.add(word)
  return found
}

const builtIn = /^(?:[a-z]+\/)?v\d[a-z0-9]*$|\.k8s\.io\//

/** Every text in an object of an operator, which may make what it names. */
function textsOfCustom(resource: Resource<KubernetesObject>): readonly string[] {
  const { apiVersion, kind } = resource.data
  if (builtIn.test(apiVersion) || passive.has(kind) || podPathOf(apiVersion, kind)) return []
  return [...textsIn(objectOf(resource), 0)]
}

/** Only read what others make. */
const passive: ReadonlySet<string> = new Set(
  `Application ApplicationSet Certificate ClusterExternalSecret ClusterPolicy ClusterSecretStore CronWorkflow DestinationRule
  EnvoyFilter ExternalSecret GRPCRoute Gateway HTTPRoute Kustomization PodMonitor Policy Probe PrometheusRule PushSecret Rollout
  ScaledObject Schedule SealedSecret SecretStore ServiceEntry ServiceMonitor TLSRoute TriggerAuthentication
  VerticalPodAutoscaler VirtualService Workflow WorkflowTemplate`.split(/\s+/),
)

function* textsIn(value: unknown, depth: number): Iterable<string> {
  if (typeof value === 'string') yield hasHole(value) ? unsure : value
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, depth + 1)
  else if (isMap(value) && depth < 50) for (const each of Object.values(value)) yield* textsIn(each, depth + 1)
}

function installs({ data }: Resource<KubernetesObject>): string | undefined {
  return /^Helm(?:Release|Chart|ChartConfig)$/.test(data.kind) ? 'chart' : undefined
}
