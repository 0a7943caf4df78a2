import { type Bound, bounded, type Versions } from './bounds.ts'
import type { Constraint } from './constraint.ts'

/** Ranges of NuGet. A bare version is the least that is taken, and the least is what NuGet takes; `1.*` floats. */
export function nuget(text: string): Constraint | undefined {
  if (/^[[(]/.test(text)) return ranged(text)
  if (text.includes('*')) return floating(text)
  const version = versions.parse(text)
  return version && { ...bounded(versions, [[{ is: '>=', version }]]), pinned: true }
}

interface NugetVersion {
  readonly text: string
  readonly numbers: readonly number[]
  readonly pre: readonly string[]
}

const versions: Versions<NugetVersion> = {
  parse(text) {
    const [whole, numbers = '', pre] =
      /^(\d{1,9}(?:\.\d{1,9}){0,3})(?:-([0-9A-Za-z-]{1,100}(?:\.[0-9A-Za-z-]{1,100}){0,20}))?(?:\+[0-9A-Za-z.-]{1,200})?$/.exec(
        text,
      ) ?? []
    if (whole === undefined) return undefined
    return { text, numbers: numbers.split('.').map(Number), pre: pre?.toLowerCase().split('.') ?? [] }
  },
  compare(a, b) {
    for (let at = 0; at < 4; at++) {
      const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0)
      if (difference !== 0) return difference
    }
    return comparePre(a.pre, b.pre)
  },
  print: ({ text }) => text,
}

function ranged(text: string): Constraint | undefined {
  const [, open, inner = '', close] = /^([[(])([^[\]()]*)([\])])$/.exec(text) ?? []
  const ends = inner.split(',').map((end) => end.trim())
  const [low = '', high] = ends
  if (open === undefined || ends.length > 2 || (low === '' && !high)) return undefined
  if (high === undefined) {
    const version = versions.parse(low)
    return version && open === '[' && close === ']' ? bounded(versions, [[{ is: '=', version }]]) : undefined
  }
  const bounds: Bound<NugetVersion>[] = []
  const from = versions.parse(low)
  const to = versions.parse(high)
  if ((low !== '' && !from) || (high !== '' && !to)) return undefined
  if (from) bounds.push({ is: open === '[' ? '>=' : '>', version: from })
  if (to) bounds.push({ is: close === ']' ? '<=' : '<', version: to })
  // With a lower bound that is inside, the lowest is what NuGet takes.
  return { ...bounded(versions, [bounds]), pinned: from !== undefined && open === '[' }
}

function floating(text: string): Constraint | undefined {
  const [whole, numbers = '', pre] =
    /^((?:\d{1,9}\.){0,3}(?:\d{1,9}|\*))(?:-([0-9A-Za-z.-]{0,100})\*)?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const kept = numbers.replace(/\.?\*$/, '')
  const base = kept === '' ? [] : kept.split('.').map(Number)
  const lowest = `${kept === '' ? '0' : kept}${pre ? `-${pre.replace(/[.-]$/, '')}` : ''}`
  return {
    pinned: false,
    lowest,
    admits(candidate) {
      const version = versions.parse(candidate)
      if (!version) return undefined
      if (!base.every((n, at) => n === (version.numbers[at] ?? 0))) return false
      const word = version.pre.join('.')
      return word === '' || (pre !== undefined && word.startsWith(pre.toLowerCase()))
    },
  }
}

function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (let at = 0; ; at++) {
    const [x, y] = [a[at], b[at]]
    if (x === undefined || y === undefined) return Number(y === undefined) - Number(x === undefined)
    if (x === y) continue
    const [n, m] = [/^\d+$/.test(x), /^\d+$/.test(y)]
    if (n && m) return Number(x) - Number(y)
    if (n !== m) return n ? -1 : 1
    return x < y ? -1 : 1
  }
}
