import { openSloObjectives } from './openslo-objectives.ts'
import { pyrraObjective } from './pyrra-objectives.ts'
import { languageOf } from './reader.ts'
import { type Json, mapIn, type Reading, textIn } from './reading.ts'
import { slothObjectives, slothWindows } from './sloth-objectives.ts'

export type { Reading } from './reading.ts'

/** Every objective in the documents of some files, complete enough to be measured. What one names another may hold. */
export function objectivesIn(documents: readonly unknown[]): Reading {
  const windows = documents.flatMap((document) => slothWindows(document) ?? [])[0]
  const parts = new Map(
    documents.map((document): readonly [string, Json] => {
      const { kind, metadata, spec } = mapIn(document)
      return [`${String(kind)}/${textIn(mapIn(metadata).name) ?? ''}`, mapIn(spec)]
    }),
  )
  const readings = documents.flatMap((document, index): Reading[] => {
    const json = mapIn(document)
    switch (languageOf(document)) {
      case 'openslo':
        return openSloObjectives(json, index, parts)
      case 'sloth':
        return slothObjectives(json, index, windows)
      case 'pyrra':
        return [pyrraObjective(json, index)]
      default:
        return []
    }
  })
  return {
    objectives: readings.flatMap(({ objectives }) => objectives),
    problems: readings.flatMap(({ problems }) => problems),
  }
}
