import { diff3Merge } from 'node-diff3'

export const markers = { yours: '<<<<<<< yours', base: '||||||| base', middle: '=======', devops: '>>>>>>> devops' }

/** Whether a conflict that we wrote still stands in the text. */
export function hasMarkers(text: string): boolean {
  return text.split(/\r?\n/).some((line) => line === markers.yours || line === markers.devops)
}

/** The text with every conflict settled for you. */
export function yoursOf(text: string): string {
  let mine = true
  const lines = text.split('\n').filter((line) => {
    const mark = line.trimEnd()
    if (mark === markers.base) mine = false
    else if (mark === markers.devops) mine = true
    else return mine && mark !== markers.yours
    return false
  })
  return lines.join('\n')
}

export function conflictLines(
  yours: readonly string[],
  base: readonly string[],
  devops: readonly string[],
): readonly string[] {
  return [markers.yours, ...yours, markers.base, ...base, markers.middle, ...devops, markers.devops]
}

/** Merged line by line; where both changed the same lines, all three stand between markers. */
export function mergeLines(
  base: readonly string[],
  yours: readonly string[],
  devops: readonly string[],
): { lines: string[]; conflicts: number } {
  let conflicts = 0
  const lines = diff3Merge([...yours], [...base], [...devops], { excludeFalseConflicts: true }).flatMap((region) => {
    if (region.ok) return region.ok
    if (!region.conflict) return []
    conflicts++
    return conflictLines(region.conflict.a, region.conflict.o, region.conflict.b)
  })
  return { lines, conflicts }
}
