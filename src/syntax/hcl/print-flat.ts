import { type Code, formOf, isCode, type Loop, type Part, type Value } from './build.ts'
import { isList, keysOf, uncommented, unwrapped } from './forms.ts'
import { isIdentifier, quoted, quotedPart } from './quote.ts'

/** A value on one line. Comments in it are lost, and a heredoc becomes a quoted string. */
export function printFlat(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return printNumber(value)
  if (typeof value === 'string') return quoted(value)
  if (isCode(value)) return printCode(value)
  if (isList(value)) return `[${value.map(printFlat).join(', ')}]`
  return braced(keysOf(value).map(([key, item]) => `${printKey(key)} = ${printFlat(item)}`))
}

export function printKey(key: Value): string {
  if (typeof key === 'string') return isIdentifier(key) && key !== 'for' ? key : quoted(key)
  if (isCode(key) && !isTemplate(key)) return `(${printFlat(key)})`
  return printFlat(key)
}

/** The inside of a template or heredoc; `mark` escapes what stands for itself. */
export function printParts(parts: readonly Part[], mark: (text: string) => string): string {
  const runs: { text: string; evaluated: boolean }[] = []
  for (const run of parts.flatMap(runsOf)) {
    const last = runs.at(-1)
    if (last && !last.evaluated && !run.evaluated) last.text += run.text
    else runs.push({ ...run })
  }
  return runs
    .map((run, index) => (run.evaluated ? run.text : printRun(run.text, mark, index + 1 < runs.length)))
    .join('')
}

/** `for k, v in x : ` and the condition at its end. */
export function printLoop({ names, of, where }: Loop): { readonly head: string; readonly tail: string } {
  return {
    head: `for ${names.join(', ')} in ${printFlat(of)} :`,
    tail: where === undefined ? '' : ` if ${printFlat(where)}`,
  }
}

/** As a part of a larger expression: in parentheses where it would fall apart. */
export function printOperand(value: Value): string {
  const bare = unwrapped(value)
  const form = isCode(bare) ? formOf(bare).form : undefined
  return form === 'operation' || form === 'conditional' ? `(${printFlat(bare)})` : printFlat(bare)
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`HCL has no number ${value}`)
  return String(value)
}

function printCode(code: Code): string {
  const form = formOf(code)
  switch (form.form) {
    case 'raw':
      return form.text
    case 'call':
      return `${form.name}(${form.args.map(printFlat).join(', ')}${form.spread ? '...' : ''})`
    case 'template': {
      const bare = unwrapped(code)
      return bare === code ? `"${printParts(form.parts, quotedPart)}"` : printFlat(bare)
    }
    case 'heredoc': {
      const text = printParts(form.parts, quotedPart)
      return text === '' || text.endsWith('\\n') ? `"${text}"` : `"${text}\\n"`
    }
    case 'conditional':
      return `${printOperand(form.test)} ? ${printOperand(form.then)} : ${printOperand(form.otherwise)}`
    case 'operation':
      return `${printOperand(form.left)} ${form.operator} ${printOperand(form.right)}`
    case 'object':
      return braced(form.entries.map(([key, value]) => `${printKey(key)} = ${printFlat(value)}`))
    case 'for': {
      const { head, tail } = printLoop(form.loop)
      if (form.key === undefined) return `[${head} ${printFlat(form.value)}${tail}]`
      return `{ ${head} ${printFlat(form.key)} => ${printFlat(form.value)}${tail} }`
    }
    case 'commented':
      return printFlat(form.value)
  }
}

interface Run {
  readonly text: string
  readonly evaluated: boolean
}

function runsOf(part: Part): readonly Run[] {
  if (typeof part === 'string') return [{ text: part, evaluated: false }]
  const value = uncommented(part.hole)
  if (typeof value === 'string') return [{ text: value, evaluated: false }]
  if (typeof value === 'number' || typeof value === 'boolean') return [{ text: printFlat(value), evaluated: false }]
  const form = isCode(value) ? formOf(value) : undefined
  return form?.form === 'template'
    ? form.parts.flatMap(runsOf)
    : [{ text: printHole(printFlat(value)), evaluated: true }]
}

/** `terraform fmt` sets a brace at either end of a hole apart, and a minus from its number. */
function printHole(text: string): string {
  if (text.startsWith('-')) return `\${(${text})}`
  return `\${${text.startsWith('{') ? ' ' : ''}${text}${text.endsWith('}') ? ' ' : ''}}`
}

/** Dollar signs right before a `${` would escape it. */
function printRun(text: string, mark: (text: string) => string, beforeHole: boolean): string {
  let end = text.length
  while (beforeHole && text.charAt(end - 1) === '$') end--
  return end === text.length ? mark(text) : `${mark(text.slice(0, end))}\${"${text.slice(end)}"}`
}

function braced(items: readonly string[]): string {
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`
}

function isTemplate(code: Code): boolean {
  const form = formOf(code)
  return form.form === 'template' && unwrapped(code) === code
}
