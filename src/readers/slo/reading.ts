import type { Objective, Told } from '../../model/objective.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

export type Json = { readonly [name: string]: unknown }

/** Objectives of documents, and what in them cannot be measured. A path begins with the number of its document. */
export interface Reading {
  readonly objectives: readonly Objective[]
  readonly problems: readonly { readonly path: Path; readonly message: string }[]
}

export const nothing: Reading = { objectives: [], problems: [] }

export function problem(path: Path, message: string): Reading {
  return { objectives: [], problems: [{ path, message }] }
}

export function mapIn(value: unknown): Json {
  return isMap(value) ? value : {}
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Scalars by name; what labels and annotations are made of. */
export function textsIn(value: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(mapIn(value)).flatMap(([name, each]) =>
    ['string', 'number', 'boolean'].includes(typeof each) ? [[name, String(each)] as const] : [],
  )
  return Object.fromEntries(texts)
}

/** Of percent, which may be quoted; without the noise of binary fractions. */
export function shareIn(percent: unknown): number | undefined {
  const value = typeof percent === 'string' && percent.trim() !== '' ? Number(percent) : percent
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || value > 100) return undefined
  return Number((value / 100).toPrecision(12))
}

/** What a page or a ticket carries, in either spelling of Sloth. */
export function toldIn(value: unknown): Told | undefined {
  if (!isMap(value)) return undefined
  return { off: value.disable === true, labels: textsIn(value.labels), annotations: textsIn(value.annotations) }
}
