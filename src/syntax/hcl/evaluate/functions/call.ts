import { isUnknown, unknownValue } from '../../../../model/unknown.ts'
import { convert } from '../convert.ts'
import { fail } from '../failure.ts'
import { unknownOf } from '../operators.ts'
import { unknownIn, type Value } from '../value.ts'
import { arithmetic } from './arithmetic.ts'
import { collections } from './collections.ts'
import { conversions } from './conversions.ts'
import { dates } from './dates.ts'
import type { Call, Definition, Definitions } from './definition.ts'
import { encodings } from './encodings.ts'
import { files } from './files.ts'
import { formats } from './formats.ts'
import { hashes } from './hashes.ts'
import { mappings } from './mappings.ts'
import { networks } from './networks.ts'
import { patterns } from './patterns.ts'
import { sets } from './sets.ts'
import { texts } from './texts.ts'

const all: Definitions = {
  ...arithmetic,
  ...collections,
  ...conversions,
  ...dates,
  ...encodings,
  ...files,
  ...formats,
  ...hashes,
  ...mappings,
  ...networks,
  ...patterns,
  ...sets,
  ...texts,
}

/** The functions that are known by name, but for `try` and `can`, which take expressions. */
export const functionNames: readonly string[] = Object.keys(all)

/** What a function gives for arguments; fails where Terraform does. */
export function call(name: string, args: readonly Value[], from: Call): Value {
  const definition = Object.hasOwn(all, name) ? all[name] : undefined
  if (!definition)
    return name.includes('::')
      ? unknownValue(from.text, 'a provider computes it')
      : fail(`there is no function \`${name}\``)
  const { takes, optional = 0, more } = definition
  if (args.length < takes.length - optional || (args.length > takes.length && more === undefined))
    return fail(`\`${name}\` takes other arguments`)
  if (!definition.unknowns)
    for (const arg of args) {
      const unknown = isUnknown(arg) ? arg : definition.holes ? undefined : unknownIn(arg)
      if (unknown) return unknownOf(unknown, from.text)
    }
  return definition.run(
    args.map((arg, index) => argument(arg, index, definition, name)),
    from,
  )
}

function argument(arg: Value, index: number, { takes, more = 'any', nulls }: Definition, name: string): Value {
  if (arg === null && !nulls) return fail(`an argument of \`${name}\` is null`)
  return convert(arg, takes[index] ?? more)
}
