import { bare, type Value } from './value.ts'

/** Why a value is not known before it is made, and the text that makes it. */
export interface Reason {
  readonly text: string
  readonly because: string
}

/** Around the number of a reason: no text that people write. */
const [opens, closes] = ['\ue000', '\ue001']
const form = /\ue000([0-9]{1,6})\ue001/

/** Text that stands for what is not known, through everything that is done with it. */
export function standIn(reasons: Reason[], reason: Reason): string {
  let index = reasons.findIndex(({ text, because }) => text === reason.text && because === reason.because)
  if (index < 0) index = reasons.push(reason) - 1
  return `${opens}${index}${closes}`
}

export function holdsUnknown(text: string): boolean {
  return text.includes(opens)
}

/** The first of the stand-ins in a value that is text. */
export function standInOf(value: Value): string | undefined {
  const text = bare(value)
  return typeof text === 'string' && holdsUnknown(text) ? form.exec(text)?.[0] : undefined
}

export function reasonIn(text: string, reasons: readonly Reason[]): Reason | undefined {
  const found = form.exec(text)
  return found ? reasons[Number(found[1])] : undefined
}
