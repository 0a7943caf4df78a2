import type { Estate } from '../model/estate.ts'
import type { Kind, Resource } from '../model/resource.ts'

/** One way in which the resources of an estate hang together. Its id is its path. */
export interface Link<T = unknown> {
  /** As in "Service selects workloads". */
  readonly title: string
  readonly from: Kind<T>
  find(subject: T, scene: { readonly resource: Resource<T>; readonly estate: Estate }): Iterable<Reach>
}

/** What is reached, and how: "Service *selects* Deployment". */
export interface Reach {
  readonly verb: string
  readonly to: Resource
}
