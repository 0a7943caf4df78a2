import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../../model/unknown.ts'
import type { DirectivePart, Expression, TemplatePart } from '../ast.ts'
import { convert } from './convert.ts'
import { fail } from './failure.ts'
import { binding, type Scope } from './scope.ts'
import { isMapping, isSequence, type Value } from './value.ts'

type Evaluate = (node: Expression, scope: Scope) => Value

/**
 * The text that a template comes to; a template that is one `${…}` alone comes to that value. Where something in it is unknown
 * so is the whole, and its text is the template with what is known filled in: `${aws_s3_bucket.logs.arn}/*`.
 */
export function renderTemplate(
  parts: readonly TemplatePart[],
  scope: Scope,
  evaluate: Evaluate,
  quoted = false,
): Value {
  const [only, another] = parts
  if (only?.kind === 'hole' && another === undefined) return evaluate(only.value, scope)
  const trimmed = trim(parts, quoted)
  const render: Render = { scope, evaluate, text: '', unknown: undefined }
  for (let at = 0; at < trimmed.length; ) at = renderPart(trimmed, at, render, scope)
  return render.unknown ? unknownValue(render.text, whyUnknown(render.unknown)) : render.text
}

interface Render {
  readonly scope: Scope
  readonly evaluate: Evaluate
  text: string
  unknown: Unknown | undefined
}

const MAX_TEXT = 1_000_000

/** Renders the part at `at`, with all that belongs to it; says where the next one is. */
function renderPart(parts: readonly TemplatePart[], at: number, render: Render, scope: Scope): number {
  const part = parts[at]
  if (!part) return parts.length
  if (part.kind === 'text') {
    write(render, part.text)
    return at + 1
  }
  if (part.kind === 'hole') {
    writeValue(render, render.evaluate(part.value, scope))
    return at + 1
  }
  return part.word === 'if' ? renderIf(parts, at, render, scope) : renderFor(parts, at, render, scope)
}

function renderIf(parts: readonly TemplatePart[], at: number, render: Render, scope: Scope): number {
  const { otherwise, end } = bounds(parts, at, 'endif')
  const given = conditionOf(parts[at], render, scope)
  if (isUnknown(given)) {
    render.unknown ??= given
    write(render, `\${${given.text}}`)
  } else {
    const [from, to] =
      given === true ? [at + 1, otherwise ?? end] : [otherwise === undefined ? end : otherwise + 1, end]
    for (let each = from; each < to; ) each = renderPart(parts, each, render, scope)
  }
  return end + 1
}

function conditionOf(part: TemplatePart | undefined, { evaluate }: Render, scope: Scope): Value {
  if (part?.kind !== 'directive' || !part.value) return fail('a directive is not complete')
  const value = evaluate(part.value, scope)
  return isUnknown(value) ? value : (convert(value, 'bool') ?? fail('the condition is null'))
}

function renderFor(parts: readonly TemplatePart[], at: number, render: Render, scope: Scope): number {
  const { end } = bounds(parts, at, 'endfor')
  const part = parts[at] as DirectivePart
  const over = part.value ? render.evaluate(part.value, scope) : null
  if (isUnknown(over)) {
    render.unknown ??= over
    write(render, `\${${over.text}}`)
    return end + 1
  }
  const [first = '', second] = part.names
  for (const [key, value] of pairsOf(over)) {
    const named =
      second === undefined ? binding(scope, first, value) : binding(binding(scope, first, key), second, value)
    for (let each = at + 1; each < end; ) each = renderPart(parts, each, render, named)
  }
  return end + 1
}

/** What a loop goes through: keys or indices, with values. */
export function pairsOf(over: Value): (readonly [Value, Value])[] {
  if (isMapping(over)) return [...over.entries]
  if (isSequence(over)) return over.items.map((item, index) => [over.is === 'set' ? item : index, item] as const)
  return fail('it cannot be looped over')
}

/** Where the block that begins at `at` has its `else` and its end. */
function bounds(parts: readonly TemplatePart[], at: number, closing: string): { otherwise?: number; end: number } {
  const open: string[] = []
  let otherwise: number | undefined
  for (let each = at; each < parts.length; each++) {
    const part = parts[each]
    if (part?.kind !== 'directive') continue
    if (part.word === 'if') open.push('endif')
    else if (part.word === 'for') open.push('endfor')
    else if (part.word === 'else') {
      if (open.length === 1 && closing === 'endif') otherwise = each
    } else if (open.pop() !== part.word) break
    else if (open.length === 0) return otherwise === undefined ? { end: each } : { otherwise, end: each }
  }
  return fail(`a template has no \`${closing}\``)
}

function writeValue(render: Render, value: Value): void {
  if (isUnknown(value)) {
    render.unknown ??= value
    write(render, `\${${value.text}}`)
  } else write(render, String(convert(value, 'string') ?? fail('a template cannot hold null')))
}

function write(render: Render, text: string): void {
  render.text += text
  if (render.text.length > MAX_TEXT) fail('the text is too long')
}

/** `~` takes blanks away beside it: in a quoted text all of them, elsewhere those of one line with its break. */
function trim(parts: readonly TemplatePart[], quoted: boolean): readonly TemplatePart[] {
  if (!parts.some((part) => part.kind !== 'text' && (part.trims.before || part.trims.after))) return parts
  return parts.map((part, index) => {
    if (part.kind !== 'text') return part
    const before = parts[index - 1]
    const after = parts[index + 1]
    let { text } = part
    if (before && before.kind !== 'text' && before.trims.after) {
      const line = quoted ? text.length : text.indexOf('\n') + 1 || text.length
      text = text.slice(0, line).trimStart() + text.slice(line)
    }
    if (after && after.kind !== 'text' && after.trims.before) {
      const line = quoted ? 0 : text.lastIndexOf('\n', text.length - 2) + 1
      text = text.slice(0, line) + text.slice(line).trimEnd()
    }
    return { ...part, text }
  })
}
