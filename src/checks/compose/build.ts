import type { ComposeService } from '../../kinds/compose.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { directoryOf, pathFrom, valueAt } from '../../model/source.ts'

/** Where a service is built from, below the root; nothing where it is not here, or cannot be known. */
export interface BuildPlace {
  readonly context: string
  readonly dockerfile: string
}

export function buildPlaceOf({ data, tree, path }: Resource<ComposeService>): BuildPlace | undefined {
  const raw = valueAt(tree.data, [...path, 'build'])
  const { context = '.', dockerfile = 'Dockerfile', dockerfile_inline } = data.build ?? {}
  if (!data.build || dockerfile_inline !== undefined) return undefined
  // A field that is there and did not fit cannot be known.
  for (const field of ['context', 'dockerfile'] as const)
    if (valueAt(raw, [field]) !== undefined && data.build[field] === undefined) return undefined
  if (/:\/\/|^git@|\.git(?:#|$)|^[~/]/.test(context) || /^[~/]/.test(dockerfile)) return undefined
  const own = pathFrom(directoryOf(tree.file.path), context)
  const file = own && pathFrom(own, dockerfile)
  return own && file ? { context: own, dockerfile: file } : undefined
}

export function dockerfileOf(service: Resource<ComposeService>, estate: Estate): Resource<Dockerfile> | undefined {
  const place = buildPlaceOf(service)
  const [file] = place ? (estate.by(Dockerfile, byPath).get(place.dockerfile) ?? []) : []
  return file
}

function byPath({ tree }: Resource): string {
  return tree.file.path
}
