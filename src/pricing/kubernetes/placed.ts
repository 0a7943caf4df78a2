import type { Resource } from '../../model/resource.ts'
import type { Line } from '../line.ts'

/** A cluster's object with what it costs. */
export interface Placed {
  readonly resource: Resource
  readonly type: string
  readonly lines: Iterable<Line>
  /** Takes room on machines, which may be paid already. */
  readonly onNodes: boolean
}
