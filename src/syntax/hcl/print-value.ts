import { type Form, formOf, isCode, type Value } from './build.ts'
import { isList, isSimple, keysOf, uncommented, unwrapped } from './forms.ts'
import { type Line, widthsOf } from './print-align.ts'
import { printFlat, printKey, printLoop, printOperand } from './print-flat.ts'
import { printHeredoc } from './print-heredoc.ts'

/** `key = value`, in a body or in an object. */
export type Entry = readonly [key: Value, value: Value]

/** A value where it starts on a line that is `indent` spaces in. */
export function printValue(given: Value, indent: number): string {
  const value = unwrapped(given)
  if (typeof value !== 'object' || value === null) return printFlat(value)
  if (isList(value)) return printList(value, indent)
  if (!isCode(value)) return printObject(keysOf(value), indent)
  const form = formOf(value)
  if (form.form === 'commented') return printValue(form.value, indent)
  if (form.form === 'heredoc') return printHeredoc(form.parts, indent)
  if (form.form === 'object') return printObject(form.entries, indent)
  if (form.form === 'call') return printCall(form, indent)
  if (form.form === 'for') return printFor(form, indent)
  if (form.form === 'conditional') return printConditional(form, indent)
  return printFlat(value)
}

/** Lines of `key = value`, the `=` under each other as `terraform fmt` aligns them. `apart` sets off what takes several lines. */
export function printEntries(entries: readonly Entry[], indent: number, { apart }: { apart: boolean }): string {
  const pad = ' '.repeat(indent)
  const lines = entries.map(([key, value]) => lineOf(key, value, indent))
  const widths = widthsOf(lines, apart)
  return lines
    .map((line, index) => {
      const previous = lines[index - 1]
      const gap = apart && previous !== undefined && (previous.tall || line.tall) ? '\n' : ''
      return `${gap}${line.comment}${pad}${line.key.padEnd(widths[index] ?? 0)} = ${line.text}`
    })
    .join('\n')
}

export function commentLines(comment: string, pad: string): string {
  return comment
    .split(/\r?\n/)
    .map((line) => `${pad}# ${line}`.trimEnd())
    .join('\n')
}

function lineOf(key: Value, given: Value, indent: number): Line {
  const value = unwrapped(given)
  const form = isCode(value) ? formOf(value) : undefined
  const comment = form?.form === 'commented' ? `${commentLines(form.comment, ' '.repeat(indent))}\n` : ''
  const text = printValue(value, indent)
  const tall = text.includes('\n')
  return { key: printKey(key), text, comment, tall, open: tall && !text.startsWith('<<') }
}

const WIDTH = 100

function printList(items: readonly Value[], indent: number): string {
  const flat = printFlat(items)
  if (isSimple(items) && indent + flat.length <= WIDTH) return flat
  return `[\n${printItems(items, indent + 2)}\n${' '.repeat(indent)}]`
}

function printObject(entries: readonly Entry[], indent: number): string {
  if (entries.length === 0) return '{}'
  return `{\n${printEntries(entries, indent + 2, { apart: false })}\n${' '.repeat(indent)}}`
}

function printItems(items: readonly Value[], indent: number, last = ','): string {
  const pad = ' '.repeat(indent)
  return items
    .map((item, index) => {
      const form = isCode(item) ? formOf(item) : undefined
      const comment = form?.form === 'commented' ? `${commentLines(form.comment, pad)}\n` : ''
      const text = printValue(item, indent)
      const end = index === items.length - 1 ? last : ','
      return `${comment}${pad}${text}${text.startsWith('<<') ? `\n${pad}` : ''}${end}`
    })
    .join('\n')
}

function printCall(form: Form & { readonly form: 'call' }, indent: number): string {
  const { name, args } = form
  const spread = form.spread ? '...' : ''
  const flat = `${name}(${args.map(printFlat).join(', ')}${spread})`
  if (args.every(isSimple) && indent + flat.length <= WIDTH) return flat
  const last = args.at(-1) ?? null
  const first = args.slice(0, -1).map((arg) => `${printFlat(arg)}, `)
  // A `=` before what takes several lines is taken by fmt for the one to align.
  const hugs =
    args.slice(0, -1).every(isSimple) &&
    !first.some((arg) => arg.includes(' = ')) &&
    !isSimple(last) &&
    !isCommented(last)
  if (!hugs) return `${name}(\n${printItems(args, indent + 2, spread || ',')}\n${' '.repeat(indent)})`
  const text = printValue(last, indent)
  return `${name}(${first.join('')}${text}${text.startsWith('<<') ? `\n${' '.repeat(indent)}` : ''}${spread})`
}

function printFor(form: Form & { readonly form: 'for' }, indent: number): string {
  const [open, close] = form.key === undefined ? ['[', ']'] : ['{ ', ' }']
  const key = form.key === undefined ? '' : `${printFlat(form.key)} => `
  const { head, tail } = printLoop(form.loop)
  const flat = `${open}${head} ${key}${printFlat(form.value)}${tail}${close}`
  if (isSimple(form.value) && indent + flat.length <= WIDTH) return flat
  const pad = ' '.repeat(indent)
  const value = printValue(form.value, indent + 2)
  const end = value.startsWith('<<') && tail !== '' ? `\n${pad}  ${tail.trim()}` : tail
  return `${open.trim()}\n${pad}  ${head} ${key}${value}${end}\n${pad}${close.trim()}`
}

function printConditional(form: Form & { readonly form: 'conditional' }, indent: number): string {
  const test = printOperand(form.test)
  const [then, otherwise] = [printBranch(form.then, indent), printBranch(form.otherwise, indent)]
  if (!then.includes('\n') || !otherwise.includes('\n')) return `${test} ? ${then} : ${otherwise}`
  const pad = ' '.repeat(indent + 2)
  const lines = [test, `? ${printBranch(form.then, indent + 2)}`, `: ${printBranch(form.otherwise, indent + 2)}`]
  return `(\n${lines.map((line) => pad + line).join('\n')}\n${' '.repeat(indent)})`
}

function printBranch(value: Value, indent: number): string {
  const bare = uncommented(value)
  const form = isCode(bare) ? formOf(bare).form : undefined
  if (form === 'heredoc' || form === 'conditional' || form === 'operation') return printOperand(bare)
  return printValue(bare, indent)
}

function isCommented(value: Value): boolean {
  return isCode(value) && formOf(value).form === 'commented'
}
