import { floatText } from '../../syntax/gotemplate/print.ts'

/** A number of YAML where text is wanted: whole ones by their digits. */
export function numberText(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : floatText(value)
}
