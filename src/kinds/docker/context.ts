import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isLeftOut } from '../../values/docker-ignore.ts'
import { DockerIgnore } from '../docker.ts'

/** What says which files a build leaves out: beside the Dockerfile under its name, or else at the top of the build context. */
export function ignoredBy(estate: Estate, dockerfile: string, context: string): Resource<DockerIgnore> | undefined {
  const byPath = estate.by(DockerIgnore, pathOf)
  const top = context === '.' || context === '' ? '' : `${context}/`
  for (const path of [`${dockerfile}.dockerignore`, `${top}.containerignore`, `${top}.dockerignore`]) {
    const [found] = byPath.get(path) ?? []
    if (found) return found
  }
  return undefined
}

/** Whether COPY can see a path of the build context. */
export function sees(ignore: Resource<DockerIgnore> | undefined, path: string): boolean {
  return (
    !ignore ||
    !isLeftOut(
      path,
      ignore.data.patterns.flatMap((each) => (each ? [each] : [])),
    )
  )
}

function pathOf({ tree }: Resource): string {
  return tree.file.path
}
