import type { Change } from '../../model/delivery.ts'
import { isMap } from '../../model/shape.ts'

export function mapIn(value: unknown): { readonly [name: string]: unknown } {
  return isMap(value) ? value : {}
}

export function textIn(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' && text.length <= 500 ? text.trim() : undefined
}

export function timeIn(value: unknown): Date | undefined {
  const at = new Date(textIn(value) ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** `[{ commit, at }]`. */
export function changesIn(value: unknown): readonly Change[] {
  return (Array.isArray(value) ? value.slice(0, 1000) : []).flatMap((each): Change[] => {
    const commit = textIn(mapIn(each).commit)
    const at = timeIn(mapIn(each).at)
    return commit ? [{ commit, ...(at && { at }) }] : []
  })
}
