import { isMap } from '../../model/shape.ts'
import { isUnknown, unknownValue } from '../../model/unknown.ts'

export type Variables = { readonly [name: string]: unknown }

/** The values of a map of variables, of which some say more than the value. */
export function plainVariables(variables: unknown): Variables {
  if (!isMap(variables)) return {}
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isMap(value) ? value.value : value]),
  )
}

/** The variables that are not to be expanded: `expand: false`. */
export function rawNames(variables: unknown): readonly string[] {
  if (!isMap(variables)) return []
  return Object.keys(variables).filter((name) => isMap(variables[name]) && variables[name].expand === false)
}

/** A text with its `$NAME`, `${NAME}` and `%NAME%` filled in. A name that no file sets may be set outside the repository. */
export function expanded(text: string, variables: Variables, raw: readonly string[] = [], depth = 0): unknown {
  if (!/[$%]/.test(text)) return text
  if (depth > 10 || text.length > 100_000) return unknownValue(text, 'its variables go on and on')
  let unknown: string | undefined
  const made = text.replace(/\$\$|\$\{(\w+)\}|\$(\w+)|%(\w+)%/g, (whole, braced, bare, percent) => {
    if (whole === '$$') return '$'
    const name: string = braced ?? bare ?? percent
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    const inner =
      typeof value === 'string' && !raw.includes(name)
        ? expanded(value, { ...variables, [name]: undefined }, raw, depth + 1)
        : value
    if (isUnknown(inner) || inner === undefined || inner === null || typeof inner === 'object') {
      unknown ??= name
      return ''
    }
    return String(inner)
  })
  if (unknown === undefined) return made
  const predefined = /^(?:CI|GITLAB|CHAT|TRIGGER)(?:_|$)/.test(unknown)
  return unknownValue(
    text,
    `\`$${unknown}\` is ${predefined ? 'known when the pipeline runs' : 'set outside the repository'}`,
  )
}
