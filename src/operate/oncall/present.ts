import type { Override } from '../../model/oncall.ts'

/** Somebody on call in a moment, and what put them there. */
export interface Present {
  readonly person: string
  readonly rotation?: string
  readonly override?: string
}

/** Who is on call where these layers and these overrides, in the order in which they were made, are in force. */
export function presentOf(layers: readonly (readonly Present[])[], overrides: readonly Override[]): Present[] {
  const found = new Map<string, Present>()
  const add = (one: Present | undefined) => one && !found.has(one.person) && found.set(one.person, one)
  const whole = overrides.findLastIndex(({ person, replaces, beside }) => person && !replaces && !beside)
  if (whole >= 0) add(inPlace(named(overrides[whole]), overrides, whole + 1))
  else
    for (const layer of layers) {
      for (const one of layer) add(inPlace(one, overrides, 0))
      if (found.size > 0) break
    }
  overrides.forEach((one, at) => {
    if (one.beside) add(inPlace(named(one), overrides, at + 1))
  })
  return [...found.values()]
}

/** Whoever stands in the place of one at last; who found a replacement and is away as well has found a replacement. */
function inPlace(one: Present | undefined, overrides: readonly Override[], from: number): Present | undefined {
  if (!one) return undefined
  const speaks = (each: Override, at: number) => at >= from && each.replaces === one.person
  const by = overrides.findLastIndex((each, at) => speaks(each, at) && each.person !== undefined)
  if (by >= 0) return inPlace(named(overrides[by]), overrides, by + 1)
  return overrides.some((each, at) => speaks(each, at)) ? undefined : one
}

function named(one: Override | undefined): Present | undefined {
  return one?.person === undefined ? undefined : { person: one.person, override: one.id }
}
