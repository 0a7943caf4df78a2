import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { evaluate, type Lookup } from '../../syntax/shell/evaluate.ts'
import { parseText } from '../../syntax/shell/parse.ts'

/** What ARG and ENV have set so far. An ARG that has no default is unknown: a build may give it a value. */
export interface Variables {
  readonly args: Map<string, string | Unknown>
  readonly env: Map<string, string | Unknown>
  /** Whether a name that is not there is surely not set: before the first FROM nothing else can set one. */
  readonly closed: boolean
}

export function noVariables(closed: boolean): Variables {
  return { args: new Map(), env: new Map(), closed }
}

/** What a stage that is built on another begins with. */
export function inherited({ args, env }: Variables): Variables {
  return { args: new Map(args), env: new Map(env), closed: false }
}

/** ENV wins over ARG. An ARG that a build may set and that has no default stands for none where another is offered for it. */
export function lookupIn({ args, env, closed }: Variables): Lookup {
  return (name) => {
    const value = env.get(name) ?? args.get(name)
    if (value === undefined) return closed && !platforms.has(name) ? null : undefined
    return isUnknown(value) && args.has(name) && !env.has(name) && !platforms.has(name) ? null : value
  }
}

/** Takes up what an ARG or ENV sets; an ARG without a default has that of the ARG of the same name in `outer`. */
export function define(instruction: Definition, variables: Variables, outer?: Variables): void {
  const { name, pairs, verbatim = [] } = instruction
  if (!pairs || (name !== 'ARG' && name !== 'ENV')) return
  const lookup = lookupIn(variables)
  const found = Object.entries(pairs).map(([key, value]): [string, string | Unknown] => {
    if (isUnknown(value)) return [key, outer?.args.get(key) ?? value]
    return [key, verbatim.includes(key) ? asWritten(value) : resolved(value, lookup)]
  })
  // All of one ENV are set at once.
  for (const [key, value] of found) (name === 'ARG' ? variables.args : variables.env).set(key, value)
}

export interface Definition {
  readonly name: string
  readonly pairs?: { readonly [name: string]: unknown }
  readonly verbatim?: readonly unknown[]
}

/** The text with its variables replaced as BuildKit does; unknown as a whole where one part is. */
export function resolved(text: unknown, lookup: Lookup): string | Unknown {
  if (typeof text !== 'string') return unknownValue('', 'it is no text')
  if (!text.includes('$')) return text
  const value = evaluate(parseText(text), lookup)
  if (isUnknown(value)) return unknownValue(text, 'a variable without a default')
  return value.includes('$') ? unknownValue(text, 'a `$` that stands for itself') : value
}

/** The known values of the variables that a script names; so much of them as it can use. */
export function namedIn(script: string, variables: Variables): { readonly [name: string]: string } | undefined {
  if (!script.includes('$')) return undefined
  const found: { [name: string]: string } = Object.create(null)
  let any = false
  for (const [, name = ''] of script.matchAll(/\$\{?[!#]?([A-Za-z_]\w*)/g)) {
    const value = variables.env.get(name) ?? variables.args.get(name)
    if (typeof value !== 'string') continue
    found[name] = value
    any = true
  }
  return any ? found : undefined
}

function asWritten(value: unknown): string | Unknown {
  if (typeof value !== 'string') return unknownValue('', 'it is no text')
  return value.includes('$') ? unknownValue(value, 'a `$` that stands for itself') : value
}

/** Given by the builder without being declared, so never without a value. */
const platforms: ReadonlySet<string> = new Set(
  ['TARGET', 'BUILD'].flatMap((side) => ['PLATFORM', 'OS', 'ARCH', 'VARIANT', 'OSVERSION'].map((what) => side + what)),
)
