import { Job, Workflow } from '../../kinds/actions.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { unknownIn } from '../../syntax/expression/knowledge.ts'

/** The workflow that a job, a step or a use belongs to; `undefined` in a composite action. */
export function workflowOf(resource: Resource): Workflow | undefined {
  return Workflow.shape(valueAt(resource.tree.data, [0]))
}

/** The job that a step or a use belongs to. */
export function jobOf(resource: Resource): Job | undefined {
  const [, jobs] = resource.path
  return jobs === 'jobs' ? Job.shape(valueAt(resource.tree.data, resource.path.slice(0, 3))) : undefined
}

/** The names of the events that start a workflow, in each form that `on` has, with the place of each. */
export function eventsOf(on: unknown): readonly { readonly name: string; readonly at: Path }[] {
  if (typeof on === 'string') return [{ name: on, at: ['on'] }]
  if (Array.isArray(on))
    return on.flatMap((name, index) => (typeof name === 'string' ? [{ name, at: ['on', index] }] : []))
  return isMap(on) ? Object.keys(on).map((name) => ({ name, at: ['on', name] })) : []
}

/** Every text below a value, keys aside. */
export function* textsIn(value: unknown, at: Path = [], depth = 0): Iterable<{ text: string; at: Path }> {
  if (typeof value === 'string') yield { text: value, at }
  else if (depth > 20) return
  else if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* textsIn(each, [...at, index], depth + 1)
  else if (isMap(value)) for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...at, key], depth + 1)
}

/** `needs` is one name or a list. */
export function needsOf(job: Job): readonly { readonly name: string; readonly at: Path }[] {
  const { needs = [] } = job
  if (typeof needs === 'string') return [{ name: needs, at: ['needs'] }]
  return needs.flatMap((name, index) => (name === undefined ? [] : [{ name, at: ['needs', index] }]))
}

/** Whether something in the file cannot be known, so that nothing in it can be said to be missing. */
export function isHidden({ tree }: Resource): boolean {
  const known = hidden.get(tree) ?? unknownIn(tree.data) !== undefined
  hidden.set(tree, known)
  return known
}

const hidden = new WeakMap<object, boolean>()
