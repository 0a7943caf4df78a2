import { Instruction } from '../../kinds/docker.ts'
import { Container, KubernetesObject } from '../../kinds/kubernetes.ts'
import { TerraformResource, TerraformVariable } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import { directoryOf, valueAt } from '../../model/source.ts'

/** Whether a check of the format looks at the place where this value stands: what is said there is not said again. */
export function isSaidElsewhere(estate: Estate, path: string, value: string): boolean {
  for (const kind of [Instruction, Container])
    for (const { data } of estate.by<unknown>(kind, byPath).get(path) ?? []) if (holds(data, value)) return true
  // A root is read as a whole.
  for (const kind of path.endsWith('.tf') ? [TerraformResource, TerraformVariable] : [])
    for (const { data } of estate.by<unknown>(kind, folderOf).get(directoryOf(path)) ?? [])
      if (holds(data, value)) return true
  // What is encoded in a Secret is judged decoded.
  return (estate.by(KubernetesObject, byPath).get(path) ?? []).some(
    ({ data, tree, path: at }) =>
      data.kind === 'Secret' && Object.values(valueAt(tree.data, [...at, 'data']) ?? {}).includes(value),
  )
}

/** What kind of file it is, as people call it. */
export function formatOf(estate: Estate, path: string): string {
  const [reader] = estate.formats.get(path) ?? []
  return reader ?? path.replace(/^.*[./]/, '')
}

function byPath({ tree }: Resource): string {
  return tree.file.path
}

/** Fields that other checks ask for secrets. */
function holds(data: unknown, value: string): boolean {
  if (typeof data !== 'object' || data === null) return false
  const { pairs, env, body, default: given } = data as Record<string, unknown>
  return [pairs, env, body, given].some(
    (each) => each !== undefined && JSON.stringify(each)?.includes(JSON.stringify(value).slice(1, -1)),
  )
}
