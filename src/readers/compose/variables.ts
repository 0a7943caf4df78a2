import type { Tree } from '../../model/source.ts'
import { isUnknown, type Unknown } from '../../model/unknown.ts'
import { valuesOf } from '../../syntax/dotenv/dotenv.ts'
import { entriesIn } from '../../syntax/dotenv/entries.ts'
import type { Lookup } from './scene.ts'

/** What files of variables say, the later over the earlier; variables in them may be those of `outer`. */
export function lookupIn(files: readonly Tree[], outer: Lookup): Lookup {
  const values = new Map<string, string | Unknown>()
  for (const { file } of files) {
    const { entries } = entriesIn(file.text)
    const { data } = valuesOf(entries, (name) => outer(name) ?? values.get(name))
    for (const [name, value] of Object.entries(data)) values.set(name, value)
  }
  // What is open in a file may still be known outside of it.
  return (name) => {
    const value = values.get(name)
    return outer(name) ?? (isUnknown(value) ? undefined : value)
  }
}

export const nobody: Lookup = () => undefined
