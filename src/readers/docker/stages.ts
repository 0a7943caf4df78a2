import { isMap } from '../../model/shape.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Instruction } from '../../syntax/dockerfile/instruction.ts'

export interface StageData {
  readonly index: number
  readonly last: boolean
  /** Index of its FROM. */
  readonly from: number
  /** Index of the instruction after its last. */
  readonly to: number
  /** What stands after FROM. */
  readonly written: string
  /** Absent where the stage builds on an earlier one. */
  readonly image?: string | Unknown
  readonly base?: number
  readonly alias?: string
  readonly platform?: string | Unknown
  /** Who it runs as at its end, its own USER or that of the stage it builds on. */
  readonly user?: string | Unknown
}

export interface Stages {
  readonly stages: readonly StageData[]
  /** By index of the instruction: who it runs as, if the file says. */
  readonly users: readonly (string | Unknown | undefined)[]
}

export function stagesOf(raw: readonly unknown[]): Stages {
  const instructions = raw.map(readable)
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []))
  const globals: Values = new Map()
  for (const each of instructions.slice(0, starts[0] ?? instructions.length)) define(each, globals, none)
  const stages: StageData[] = []
  const byName = new Map<string, number>()
  let named = raw.every((each) => isMap(each) && typeof each.name === 'string')
  const users = new Array<string | Unknown | undefined>(instructions.length)
  for (const [index, from] of starts.entries()) {
    const { image: given, alias, flags } = instructions[from] ?? nothing
    const to = starts[index + 1] ?? instructions.length
    const written = typeof given === 'string' ? given : ''
    const found = resolved(given, globals)
    // A plain word may be the name that an earlier stage was given by something unknown.
    const image = !named && typeof found === 'string' && !/[/:@.]/.test(found) ? unknownValue(found, 'a name') : found
    const base = isUnknown(image) ? undefined : byName.get(image.toLowerCase())
    let user = base === undefined ? undefined : stages[base]?.user
    const values: Values = new Map()
    for (let at = from; at < to; at++) {
      const each = instructions[at] ?? nothing
      users[at] = user
      define(each, values, globals)
      if (each.name === 'USER') user = resolved(each.args, values)
    }
    stages.push({
      index,
      last: index === starts.length - 1,
      from,
      to,
      written,
      ...(base === undefined ? { image } : { base }),
      ...(typeof alias === 'string' && { alias }),
      ...(typeof flags.platform === 'string' && { platform: resolved(flags.platform, globals) }),
      ...(user !== undefined && { user }),
    })
    if (typeof alias === 'string') byName.set(alias.toLowerCase(), index)
    else if (alias !== undefined) named = false
  }
  return { stages, users }
}

type Values = Map<string, string | Unknown>
/** As much of an instruction as can be relied on. */
type Readable = Pick<Instruction, 'name'> & { readonly [key in 'args' | 'image' | 'alias']?: unknown } & {
  readonly flags: { readonly [name: string]: unknown }
  readonly pairs?: { readonly [name: string]: unknown }
}

const none: Values = new Map()
const nothing: Readable = { name: '', flags: {} }

function readable(value: unknown): Readable {
  if (!isMap(value)) return nothing
  const { name, args, image, alias, flags, pairs } = value
  return {
    name: typeof name === 'string' ? name : '',
    args,
    image,
    alias,
    flags: isMap(flags) ? flags : {},
    ...(isMap(pairs) && { pairs }),
  }
}

/** An ARG without a default has that of the ARG of the same name before the first FROM. */
function define({ name, pairs }: Readable, values: Values, outer: Values): void {
  if (!pairs || (name !== 'ARG' && name !== 'ENV')) return
  for (const [key, value] of Object.entries(pairs))
    values.set(key, isUnknown(value) ? (outer.get(key) ?? value) : resolved(value, values))
}

/** `$A`, `${A}`, `${A:-b}` and `${A:+b}` replaced; unknown as a whole where one part is. */
function resolved(text: unknown, values: Values): string | Unknown {
  if (typeof text !== 'string') return unknownValue('', 'it is no text')
  if (!text.includes('$')) return text
  let unknown = false
  const out = text.replace(
    /\$(?:(\w+)|\{(\w+)(?:(:?[-+])([^{}$]*))?\})/g,
    (_, plain, braced, sign = '', other = '') => {
      const value = values.get(plain ?? braced)
      const given = typeof value === 'string' && (value !== '' || !sign.startsWith(':'))
      if (isUnknown(value) && sign.endsWith('+')) unknown = true
      if (sign.endsWith('+')) return given ? other : ''
      if (given) return value
      if (sign === '') unknown = true
      return other
    },
  )
  return unknown || out.includes('$') ? unknownValue(text, 'a variable without a default') : out
}
