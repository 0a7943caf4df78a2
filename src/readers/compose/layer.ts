import type { Tree } from '../../model/source.ts'
import type { MapNode, Node } from '../../syntax/derived/node.ts'
import { canonical } from './canonical.ts'
import { documentsIn, type Loading } from './documents.ts'
import { withExtended } from './extend.ts'
import { withIncluded } from './include.ts'
import { reset } from './lift.ts'
import { merged } from './merge.ts'
import { unique } from './unique.ts'

/** The files of a project, each laid over those before it. */
export function layered(files: readonly Tree[], loading: Loading): MapNode | undefined {
  let project: MapNode | undefined
  for (const file of files)
    for (const document of documentsIn(file, loading)) {
      if (document.node.is !== 'map') continue
      const included = withIncluded(document.node, file, document.resets, loading, layered)
      if (project) reset(project, document.resets)
      const extended = withExtended(included, file, document.resets, loading)
      const both: Node = project ? merged(project, extended, loading.scene) : extended
      const long = unique(canonical(unique(both), loading.scene))
      if (long.is === 'map') project = long
    }
  return project
}
