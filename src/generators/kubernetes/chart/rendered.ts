import type { Artifact } from '../../../model/blueprint.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import { isMap } from '../../../model/shape.ts'
import { valueAt } from '../../../model/source.ts'
import { survey } from '../../../readers/survey.ts'

/** Stand for what Helm fills in itself: the namespace of the release, and the image that was promoted. */
export const namespaceMark = 'release_namespace_'
export const imageMark = (repository: string) => `image_of_${repository}_`

/** The objects of each stage, as its overlay comes out. */
export function rendered(artifacts: Iterable<Artifact>, plan: Plan): ReadonlyMap<string, readonly object[]> {
  const { trees } = survey([...artifacts].map(({ path, text }) => ({ path, text })))
  return new Map(
    plan.stages.map((stage) => {
      const tree = trees.find(({ scope }) => scope === stage.overlay)
      const documents = Array.isArray(tree?.data) ? tree.data : []
      return [stage.name, documents.filter(isMap).map((document) => hooked(marked(document, stage, plan) as object))]
    }),
  )
}

/** What Argo CD runs before a version takes over, Helm does too; the first time what it needs is made by the same release. */
function hooked(document: object): object {
  const metadata = valueAt(document, ['metadata'])
  const annotations = valueAt(metadata, ['annotations'])
  if (!isMap(metadata) || !isMap(annotations) || !('argocd.argoproj.io/hook' in annotations)) return document
  const hook = { 'helm.sh/hook': 'post-install,pre-upgrade', 'helm.sh/hook-delete-policy': 'before-hook-creation' }
  return { ...document, metadata: { ...metadata, annotations: { ...annotations, ...hook } } }
}

function marked(value: unknown, stage: Stage, plan: Plan, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => marked(item, stage, plan))
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner, stage, plan, name)]))
  if (value === stage.namespace) return namespaceMark
  if (key !== 'image' || typeof value !== 'string') return value
  const pod = plan.pods.find(({ images }) => value.startsWith(`${images[stage.name]}:`))
  return pod ? imageMark(pod.repository) : value
}
