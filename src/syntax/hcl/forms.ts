import { formOf, isCode, type Value } from './build.ts'

/** Whether a reader would want it on one line, if it is short enough. */
export function isSimple(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (isList(value)) return value.every(isSimple)
  if (!isCode(value)) {
    const [first, second] = keysOf(value)
    return second === undefined && (first === undefined || isSimple(first[1]))
  }
  const form = formOf(value)
  if (form.form === 'heredoc' || form.form === 'commented') return false
  if (form.form === 'raw') return !form.text.includes('\n')
  if (form.form === 'call') return form.args.every(isSimple)
  if (form.form === 'object') return form.entries.length === 0
  if (form.form === 'for') return isSimple(form.value)
  if (form.form === 'conditional') return [form.test, form.then, form.otherwise].every(isSimple)
  return true
}

/** The value that a template of one hole stands for, the value itself otherwise. */
export function unwrapped(value: Value): Value {
  if (!isCode(value)) return value
  const form = formOf(value)
  const [part, more] = form.form === 'template' ? form.parts : []
  return typeof part === 'object' && more === undefined ? unwrapped(part.hole) : value
}

/** The same value, where no comment can be written. */
export function uncommented(value: Value): Value {
  const bare = unwrapped(value)
  const form = isCode(bare) ? formOf(bare) : undefined
  return form?.form === 'commented' ? uncommented(form.value) : bare
}

export function keysOf(value: { readonly [name: string]: Value | undefined }): readonly (readonly [string, Value])[] {
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]))
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
