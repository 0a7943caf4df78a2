import { isMap } from '../../model/shape.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { reachedFrom, usedBy } from './reach.ts'
import { nothing, type Readable, readable } from './readable.ts'
import { define, inherited, lookupIn, namedIn, noVariables, resolved, type Variables } from './variables.ts'

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
  readonly workdir?: string | Unknown
  /** Earlier stages that it copies from or mounts. */
  readonly uses: readonly number[]
  /** Whether the last stage needs it. */
  readonly reached: boolean
}

/** What holds where an instruction stands. */
export interface Surroundings {
  /** Who it runs as, if the file says. */
  readonly user?: string | Unknown
  readonly workdir?: string | Unknown
  /** What SHELL names, here or in the stage that this one builds on. */
  readonly shell?: readonly string[]
  /** The known values of the variables that a RUN names. */
  readonly variables?: { readonly [name: string]: string }
}

export interface Stages {
  readonly stages: readonly StageData[]
  /** By index of the instruction. */
  readonly around: readonly (Surroundings | undefined)[]
}

export function stagesOf(raw: readonly unknown[]): Stages {
  const instructions = raw.map(readable)
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []))
  const globals = noVariables(true)
  for (const each of instructions.slice(0, starts[0] ?? instructions.length)) define(each, globals)
  const lookup = lookupIn(globals)
  const stages: Omit<StageData, 'reached'>[] = []
  const ends: End[] = []
  const byName = new Map<string, number>()
  let named = raw.every((each) => isMap(each) && typeof each.name === 'string')
  const around = new Array<Surroundings | undefined>(instructions.length)
  for (const [index, from] of starts.entries()) {
    const { image: given, alias, flags } = instructions[from] ?? nothing
    const to = starts[index + 1] ?? instructions.length
    const found = resolved(given, lookup)
    // A plain word may be the name that an earlier stage was given by something unknown.
    const image = !named && typeof found === 'string' && !/[/:@.]/.test(found) ? unknownValue(found, 'a name') : found
    const base = isUnknown(image) ? undefined : byName.get(image.toLowerCase())
    const own = instructions.slice(from, to)
    const end = walk(own, from, begin(base === undefined ? undefined : ends[base], image), globals, around)
    ends.push(end)
    stages.push({
      index,
      last: index === starts.length - 1,
      from,
      to,
      written: typeof given === 'string' ? given : '',
      ...(base === undefined ? { image } : { base }),
      ...(typeof alias === 'string' && { alias }),
      ...(typeof flags.platform === 'string' && { platform: resolved(flags.platform, lookup) }),
      ...(end.user !== undefined && { user: end.user }),
      ...(end.workdir !== undefined && { workdir: end.workdir }),
      uses: usedBy(own, byName, index),
    })
    if (typeof alias === 'string') byName.set(alias.toLowerCase(), index)
    else if (alias !== undefined) named = false
  }
  const reached = reachedFrom(stages)
  return { stages: stages.map((stage) => ({ ...stage, reached: !named || reached.has(stage.index) })), around }
}

/** How a stage stands at its end, which is how one begins that builds on it. */
interface End extends Omit<Surroundings, 'variables'> {
  readonly variables: Variables
}

function begin(base: End | undefined, image: string | Unknown): End {
  if (base) return { ...base, variables: inherited(base.variables) }
  const isWindows = typeof image === 'string' && windows.test(image)
  return {
    variables: noVariables(false),
    ...(image === 'scratch' && { workdir: '/' }),
    ...(isWindows && { shell: ['cmd', '/S', '/C'] }),
  }
}

const windows = /^mcr\.microsoft\.com\/windows(?:\/|:|$)|nanoserver|windowsservercore/

function walk(
  own: readonly Readable[],
  from: number,
  start: End,
  globals: Variables,
  around: (Surroundings | undefined)[],
): End {
  let { user, workdir, shell } = start
  const { variables } = start
  for (const [offset, each] of own.entries()) {
    const named = each.name === 'RUN' ? namedIn(each.scripts.join('\n'), variables) : undefined
    around[from + offset] = {
      ...(user !== undefined && { user }),
      ...(workdir !== undefined && { workdir }),
      ...(shell && { shell }),
      ...(named && { variables: named }),
    }
    define(each, variables, globals)
    if (each.name === 'USER') user = resolved(each.args, lookupIn(variables))
    if (each.name === 'WORKDIR') workdir = below(workdir, resolved(each.args, lookupIn(variables)))
    if (each.name === 'SHELL') shell = (each.words ?? []).filter((word) => typeof word === 'string')
  }
  return {
    variables,
    ...(user !== undefined && { user }),
    ...(workdir !== undefined && { workdir }),
    ...(shell && { shell }),
  }
}

/** A relative WORKDIR goes on from the last one; from that of an image of others nobody knows where. */
function below(workdir: string | Unknown | undefined, to: string | Unknown): string | Unknown {
  if (isUnknown(to) || /^(?:\/|[A-Za-z]:[\\/])/.test(to)) return isUnknown(to) ? to : tidy(to)
  if (typeof workdir !== 'string') return unknownValue(to, 'it begins where the base image ends')
  return tidy(`${workdir}/${to}`)
}

function tidy(path: string): string {
  if (!path.startsWith('/')) return path
  const steps: string[] = []
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return `/${steps.join('/')}`
}
