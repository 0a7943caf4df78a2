import { openSloObjectives } from './openslo-objectives.ts'
import { pyrraObjective } from './pyrra-objectives.ts'
import { languageOf } from './reader.ts'
import { type Json, mapIn, type Reading, textIn } from './reading.ts'
import { slothObjectives, slothWindows } from './sloth-objectives.ts'

export type { Reading } from './reading.ts'

/** Every objective in the documents of some files, complete enough to be measured. What one names another may hold. */
export function objectivesIn(documents: readonly unknown[]): Reading & {
  /** By objective, the number of its document. */
  readonly origins: readonly number[]
} {
  const windows = documents.flatMap((document) => slothWindows(document) ?? [])[0]
  const parts = new Map(
    documents.map((document): readonly [string, Json] => {
      const { kind, metadata, spec } = mapIn(document)
      return [`${textIn(kind) ?? ''}/${textIn(mapIn(metadata).name) ?? ''}`, mapIn(spec)]
    }),
  )
  const readings = documents.flatMap((document, index) =>
    readingsOf(document, index).map((reading) => ({ ...reading, index })),
  )
  return {
    objectives: readings.flatMap(({ objectives }) => objectives),
    problems: readings.flatMap(({ problems }) => problems),
    origins: readings.flatMap(({ objectives, index }) => objectives.map(() => index)),
  }

  function readingsOf(document: unknown, index: number): readonly Reading[] {
    const json = mapIn(document)
    const language = languageOf(document)
    if (language === 'openslo') return openSloObjectives(json, index, parts)
    if (language === 'sloth') return slothObjectives(json, index, windows)
    return language === 'pyrra' ? [pyrraObjective(json, index)] : []
  }
}
