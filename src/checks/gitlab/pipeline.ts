import { GitlabJob } from '../../kinds/gitlab.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'

/** The whole pipeline that a job is part of, as it was put together. */
export function pipelineOf({ tree }: Resource): { readonly [name: string]: unknown } {
  const whole = valueAt(tree.data, [0])
  return isMap(whole) ? whole : {}
}

/** Whether parts of it lie outside of the repository, so that nothing can be said to be missing. */
export function isOpen(resource: Resource): boolean {
  return pipelineOf(resource).include !== undefined
}

/** The stages in their order; nothing where they cannot be known. */
export function stagesOf(resource: Resource): readonly string[] | undefined {
  const { stages } = pipelineOf(resource)
  if (stages === undefined) return isOpen(resource) ? undefined : ['.pre', 'build', 'test', 'deploy', '.post']
  if (!Array.isArray(stages) || stages.some((each) => typeof each !== 'string')) return undefined
  return ['.pre', ...stages.filter((each) => each !== '.pre' && each !== '.post'), '.post']
}

/** The jobs of the same pipeline, by name. */
export function jobsBeside(resource: Resource, estate: Estate): ReadonlyMap<string, Resource<GitlabJob>> {
  return new Map((estate.by(GitlabJob, scopeOf).get(resource.scope) ?? []).map((job) => [job.name, job]))
}

export function stageOf({ data, tree, path }: Resource<GitlabJob>): string | undefined {
  const raw = valueAt(tree.data, [...path, 'stage'])
  if (isUnknown(raw) || (raw !== undefined && data.stage === undefined)) return undefined
  return data.stage ?? 'test'
}

function scopeOf({ scope }: Resource): string {
  return scope
}
