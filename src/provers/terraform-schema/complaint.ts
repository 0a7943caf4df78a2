import { positionsIn } from '../../model/position.ts'
import type { Span } from '../../model/source.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import { nearest } from '../../values/nearest.ts'

export interface Complaint {
  readonly tree: HclTree
  readonly at: Span
  readonly message: string
}

/** `, did you mean …`, where something is near. */
export function hint(name: string, known: Iterable<string>): string {
  const near = nearest(name, [...known])[0]
  return near === undefined ? '' : `; did you mean \`${near}\`?`
}

export function lineOf({ tree, at }: Complaint): number {
  return positionsIn(tree.file.text)(at.start).line
}
