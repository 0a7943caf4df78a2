import { Container } from '../../kinds/kubernetes.ts'
import type { Path } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseImage } from '../../values/image.ts'
import type { Check, Report } from '../check.ts'

/** The program of a control plane that a container runs, and what its flags say. */
export interface Flags {
  /** Its value; `true` where it stands without one. */
  of(flag: string): string | undefined
  /** Entries of a flag that is a list. */
  listed(flag: string): readonly string[]
}

export interface FlagRow extends Pick<Check, 'title' | 'why' | 'severity' | 'level' | 'sources'> {
  /** The flag that is shown; where it is absent, the report stands at the command. */
  readonly flag: string
  readonly wrong: (flags: Flags) => boolean
  readonly says: string
  readonly bad: readonly string[]
  readonly good: readonly string[]
}

/** Checks of one program by its flags. `elsewhere` are flags that name a file which may say the same. */
export function flagChecks(
  program: string,
  control: string,
  elsewhere: readonly string[],
  rows: Readonly<Record<string, FlagRow>>,
): Readonly<Record<string, Check<Container>>> {
  return Object.fromEntries(
    Object.entries(rows).map(([key, { flag, wrong, says, bad, good, ...row }]) => [
      key,
      {
        ...row,
        on: Container,
        controls: [control, 'nist-800-53/CM-6'],
        *run(container: Container) {
          const read = flagsOf(container, program)
          if (!read) return
          const asked = askedOf(read, elsewhere)
          if (!wrong(asked.flags) || asked.unknown()) return
          yield reportOf(flag, read.values.get(flag), says, read.places.get(flag) ?? read.command)
        },
        examples: [{ bad: manifest(program, bad), good: manifest(program, good) }],
      },
    ]),
  )
}

function reportOf(flag: string, value: string | undefined, says: string, at: Path): Report {
  return { at, message: `${value === undefined ? `\`--${flag}\` is not given` : `\`--${flag}=${value}\``}: ${says}` }
}

/** Flags, and whether one was asked for that cannot be known. */
function askedOf({ values, open, places }: Read, elsewhere: readonly string[]) {
  const elsewhereSaid = elsewhere.some((each) => places.has(each))
  let unknown = false
  const of = (flag: string) => {
    const value = values.get(flag)
    if (value === undefined ? open || elsewhereSaid : hasHole(value)) unknown = true
    return value
  }
  const flags: Flags = { of, listed: (flag) => (of(flag) ?? '').split(',').map((each) => each.trim()) }
  return { flags, unknown: () => unknown }
}

interface Read {
  readonly values: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, Path>
  readonly command: Path
  /** Some words cannot be known. */
  readonly open: boolean
}

function flagsOf(container: Container, program: string): Read | undefined {
  const lines = (['command', 'args'] as const).flatMap((field) =>
    (container[field] ?? []).map((line, index) => ({ line, at: [field, index] as Path })),
  )
  const words = lines.flatMap(({ line, at }) => (line ?? '').split(/\s+/).map((word) => ({ word, at })))
  const start = words.find(({ word }) => word.slice(word.lastIndexOf('/') + 1) === program)
  const byImage =
    container.command === undefined &&
    parseImage(container.image ?? '')
      ?.repository.split('/')
      .at(-1) === program
  if (!start && !byImage) return undefined
  const values = new Map<string, string>()
  const places = new Map<string, Path>()
  for (const [index, { word, at }] of words.entries()) {
    const [, name, given] = /^--?([a-z][a-z0-9-]*)(?:=(.*))?$/.exec(word) ?? []
    if (name === undefined) continue
    const next = words[index + 1]?.word
    const value = given ?? (next && !next.startsWith('-') ? next : 'true')
    values.set(name, value.replace(/^(['"])(.*)\1$/, '$2'))
    places.set(name, at)
  }
  for (const each of container.env ?? [])
    if (program === 'etcd' && each?.name.startsWith('ETCD_')) {
      const name = each.name.slice(5).toLowerCase().replaceAll('_', '-')
      values.set(name, String(each.value ?? ''))
      places.set(name, ['env'])
    }
  return {
    values,
    places,
    command: [start?.at[0] ?? 'args'],
    open: lines.some(({ line }) => line === undefined || (hasHole(line) && !/^--?[a-z0-9-]+=/.test(line))),
  }
}

/** The flag, or one of several, is not given. */
export function lacks(...names: readonly string[]) {
  return (flags: Flags): boolean => names.some((name) => (flags.of(name) ?? '') === '')
}

export function isSet(name: string, ...values: readonly string[]) {
  return (flags: Flags): boolean => values.includes(flags.of(name) ?? '')
}

export function isNot(name: string, value: string) {
  return (flags: Flags): boolean => flags.of(name) !== value
}

/** Cipher suites of a flag that are not among those with forward secrecy and authenticated encryption. */
export function hasWeakCipher(flags: Flags): boolean {
  return flags.listed('tls-cipher-suites').some((suite) => suite !== '' && !strong.test(suite))
}

const strong =
  /^TLS_(?:AES_(?:128_GCM_SHA256|256_GCM_SHA384)|CHACHA20_POLY1305_SHA256|ECDHE_(?:ECDSA|RSA)_WITH_(?:AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305(?:_SHA256)?))$/

function manifest(program: string, flags: readonly string[]): string {
  const lines = [program, ...flags].map((word) => `\n                - ${word}`).join('')
  return `
        apiVersion: v1
        kind: Pod
        metadata: { name: ${program}, namespace: kube-system }
        spec:
          containers:
            - name: ${program}
              image: registry.k8s.io/${program}:v1.35.0
              command:${lines}
      `
}
