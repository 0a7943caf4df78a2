import type { Span } from '../../model/source.ts'

/** A requirement of PEP 508, with the places of its parts in the text that it was read from. */
export interface Requirement {
  readonly name: string
  readonly extras: readonly string[]
  /** Specifiers without the brackets that may stand around them; empty where any version will do. */
  readonly constraint: string
  readonly url?: string
  readonly marker?: string
  readonly spans: { readonly name: Span; readonly constraint: Span; readonly url?: Span; readonly marker?: Span }
}

/** `undefined` where the text is none. `from` and `to` bound it. */
export function requirementIn(text: string, from = 0, to = text.length): Requirement | undefined {
  let at = skip(text, from, to)
  nameForm.lastIndex = at
  const name = nameForm.exec(text.slice(0, to))?.[0]
  if (name === undefined) return undefined
  const nameSpan = { start: at, end: at + name.length }
  at = skip(text, nameSpan.end, to)
  const extras: string[] = []
  if (text[at] === '[') {
    const close = text.indexOf(']', at)
    if (close < 0 || close >= to) return undefined
    const inner = text.slice(at + 1, close).trim()
    for (const extra of inner === '' ? [] : inner.split(',')) {
      if (!/^\s*[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\s*$/.test(extra.slice(0, 200))) return undefined
      extras.push(extra.trim())
    }
    at = skip(text, close + 1, to)
  }
  if (text[at] === '@') return withUrl(text, name, nameSpan, extras, at + 1, to)
  const semicolon = text.indexOf(';', at)
  const end = semicolon < 0 || semicolon >= to ? to : semicolon
  const spec = inside(text, at, end)
  const constraint = text.slice(spec.start, spec.end)
  if (constraint !== '' && !isSpecifiers(constraint)) return undefined
  const marker = end < to ? bare(text, end + 1, to) : undefined
  if (marker && marker.start === marker.end) return undefined
  return {
    name,
    extras,
    constraint,
    ...(marker && { marker: text.slice(marker.start, marker.end) }),
    spans: { name: nameSpan, constraint: spec, ...(marker && { marker }) },
  }
}

const nameForm = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y

function withUrl(text: string, name: string, nameSpan: Span, extras: readonly string[], from: number, to: number) {
  const start = skip(text, from, to)
  let end = start
  while (end < to && !/\s/.test(text[end] ?? '')) end++
  if (end === start) return undefined
  const rest = skip(text, end, to)
  if (rest < to && text[rest] !== ';') return undefined
  const marker = rest < to ? bare(text, rest + 1, to) : undefined
  const url = { start, end }
  return {
    name,
    extras,
    constraint: '',
    url: text.slice(start, end),
    ...(marker && { marker: text.slice(marker.start, marker.end) }),
    spans: { name: nameSpan, constraint: { start: nameSpan.end, end: nameSpan.end }, url, ...(marker && { marker }) },
  }
}

function isSpecifiers(text: string): boolean {
  const terms = text.split(',')
  if (terms.length > 1 && terms.at(-1)?.trim() === '') terms.pop()
  return terms.every((term) => /^\s*(?:===|~=|[=!<>]=|[<>])\s*[^\s,;()]+\s*$/.test(term))
}

function inside(text: string, from: number, to: number): Span {
  const outer = bare(text, from, to)
  return text[outer.start] === '(' && text[outer.end - 1] === ')' ? bare(text, outer.start + 1, outer.end - 1) : outer
}

function bare(text: string, from: number, to: number): Span {
  const start = skip(text, from, to)
  let end = to
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}

function skip(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text[at] ?? '')) at++
  return at
}
