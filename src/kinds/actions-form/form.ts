import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type Allowed, unknownNames } from '../../syntax/expression/signatures.ts'
import { expressionsIn, type Inset } from '../../syntax/expression/template.ts'

/** What may stand somewhere in a file of GitHub Actions. An expression may stand for everything where names are `allowed`. */
export type Form = (
  | {
      readonly is: 'text'
      readonly filled?: boolean
      readonly values?: readonly string[]
      readonly condition?: boolean
      /** A name that expressions can use. */
      readonly id?: boolean
    }
  | { readonly is: 'flag' | 'number' | 'nothing' | 'anything' }
  | { readonly is: 'list'; readonly of: Form }
  | {
      readonly is: 'map'
      readonly keys: { readonly [key: string]: Form }
      readonly must?: readonly string[]
      /** Of keys that are not named; without it there are none. */
      readonly others?: Form
      /** Its keys are names that expressions can use. */
      readonly ids?: boolean
    }
  | { readonly is: 'one'; readonly of: readonly Form[] }
) & { readonly allowed?: Allowed }

/** Something that GitHub refuses. `at` is below the value that was looked at. */
export interface Misfit {
  readonly at: Path
  readonly part?: 'key'
  readonly message: string
}

const none: Allowed = { contexts: [], functions: [] }

/** Everything in a value that does not have its form. */
export function* misfitsIn(value: unknown, form: Form, at: Path = [], outer: Allowed = none): Iterable<Misfit> {
  const allowed = form.allowed ?? outer
  if (isUnknown(value) || at.length > 50) return
  if (Array.isArray(value)) yield* inList(value, form, at, allowed)
  else if (isMap(value)) yield* inMap(value, form, at, allowed)
  else yield* inScalar(value, form, at, allowed)
}

function* inScalar(value: unknown, form: Form, at: Path, allowed: Allowed): Iterable<Misfit> {
  const choices = choicesOf(form, allowed)
  const condition = choices.some(({ form }) => form.is === 'text' && form.condition)
  const within = choices.find(({ form }) => !isCollection(form))?.allowed ?? allowed
  if (typeof value === 'string' && (condition || value.includes('${{'))) {
    const insets = expressionsIn(value, condition)
    const quoted = quotedIn(value, insets)
    if (quoted !== undefined) {
      yield* inScalar(quoted, form, at, allowed)
      return
    }
    for (const message of flawsOf(insets, within)) yield { at, message }
    if (insets.length > 0) return
  }
  if (typeof value === 'string' && !isId(value) && choices.some(({ form }) => form.is === 'text' && form.id))
    yield { at, message: notId(value) }
  else if (!choices.some(({ form }) => fits(value, form)))
    yield {
      at,
      message: expected(
        value,
        choices.map(({ form }) => form),
      ),
    }
}

/** What a text says that is nothing but `${{ 'text' }}`: it is taken as if it stood there without. */
function quotedIn(value: string, insets: readonly Inset[]): string | undefined {
  const [inset] = insets
  const parsed = inset?.parsed
  if (!inset || !parsed || !('expression' in parsed) || parsed.expression.is !== 'literal') return undefined
  const { value: text } = parsed.expression
  return value === `\${{${inset.text}}}` && typeof text === 'string' && !text.includes('${{') ? text : undefined
}

function* flawsOf(insets: readonly Inset[], allowed: Allowed): Iterable<string> {
  for (const { text, parsed } of insets) {
    if (isClosed(allowed)) yield 'No expression can stand here'
    // `${{ insert }}` puts a map into another one.
    else if (text.trim() !== 'insert')
      for (const { message } of 'flaw' in parsed ? [parsed.flaw] : unknownNames(parsed.expression, allowed))
        yield message
  }
}

function isClosed({ contexts, functions }: Allowed): boolean {
  return contexts.length + functions.length === 0
}

function fits(value: unknown, form: Form): boolean {
  switch (form.is) {
    case 'anything':
      return true
    case 'nothing':
      return value === null
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'text': {
      const text = value === null ? '' : String(value)
      return form.values ? form.values.includes(text) : !form.filled || text !== ''
    }
    default:
      return false
  }
}

function* inList(value: readonly unknown[], form: Form, at: Path, allowed: Allowed): Iterable<Misfit> {
  const choices = choicesOf(form, allowed)
  if (choices.some(({ form }) => form.is === 'anything')) return
  const list = choices.find(({ form }) => form.is === 'list')
  if (list?.form.is !== 'list') yield { at, message: 'A list cannot stand here' }
  else for (const [index, each] of value.entries()) yield* misfitsIn(each, list.form.of, [...at, index], list.allowed)
}

function* inMap(value: Map, form: Form, at: Path, allowed: Allowed): Iterable<Misfit> {
  const choices = choicesOf(form, allowed)
  if (choices.some(({ form }) => form.is === 'anything')) return
  let maps = choices.flatMap(({ form, allowed }) => (form.is === 'map' ? [{ form, allowed }] : []))
  const [first] = maps
  if (!first) {
    yield { at, message: 'A map cannot stand here' }
    return
  }
  const open = Object.keys(value).some((key) => key.includes('${{'))
  const seen = new Set<string>()
  for (const [key, each] of Object.entries(value)) {
    const lower = key.toLowerCase()
    if (seen.has(lower))
      yield { at: [...at, key], part: 'key', message: `\`${key}\` stands there twice; case does not count` }
    seen.add(lower)
    if (first.form.ids && !isId(key)) yield { at: [...at, key], part: 'key', message: notId(key) }
    const own = maps.filter(({ form }) => Object.hasOwn(form.keys, key))
    if (own.length > 0) maps = own
    const [map = first] = maps
    const inner = Object.hasOwn(map.form.keys, key) ? map.form.keys[key] : map.form.others
    if (key.includes('${{'))
      for (const message of flawsOf(expressionsIn(key), map.allowed)) yield { at: [...at, key], part: 'key', message }
    else if (!inner)
      yield {
        at: [...at, key],
        part: 'key',
        message: unexpected(
          key,
          maps.map(({ form }) => form),
        ),
      }
    else yield* misfitsIn(each, inner, [...at, key], map.allowed)
  }
  if (maps.length > 1) {
    const keys = maps.flatMap(({ form }) => form.must ?? [])
    yield { at, message: `One of ${keys.map((key) => `\`${key}\``).join(', ')} is missing` }
  } else if (!open)
    for (const key of maps[0]?.form.must ?? [])
      if (!seen.has(key)) yield { at: [...at, key], message: `\`${key}\` is missing` }
}

type Map = { readonly [key: string]: unknown }

function isId(name: string): boolean {
  return /^[A-Za-z_][\w-]{0,98}$/.test(name)
}

function notId(name: string): string {
  return `\`${name.slice(0, 100)}\` is no id; write letters, digits, \`_\` and \`-\`, at first a letter or \`_\`, fewer than 100`
}

function isCollection(form: Form): boolean {
  return form.is === 'list' || form.is === 'map'
}

/** The forms that may stand somewhere, each with the names that it may use. */
function choicesOf(form: Form, allowed: Allowed): readonly { readonly form: Form; readonly allowed: Allowed }[] {
  const own = form.allowed ?? allowed
  return form.is === 'one' ? form.of.flatMap((each) => choicesOf(each, own)) : [{ form, allowed: own }]
}

function unexpected(key: string, forms: readonly Form[]): string {
  const keys = forms.flatMap((form) => (form.is === 'map' ? Object.keys(form.keys) : []))
  const close = keys.find((each) => each.toLowerCase() === key.toLowerCase() || each.replaceAll('-', '_') === key)
  return `There is no \`${key}\` here${close ? `; did you mean \`${close}\`?` : ''}`
}

function expected(value: unknown, forms: readonly Form[]): string {
  const values = forms.flatMap((form) => (form.is === 'text' ? (form.values ?? []) : []))
  const given = value === null ? 'Nothing' : `\`${String(value).slice(0, 50)}\``
  if (values.length > 0)
    return `${given} cannot stand here; write one of ${values.map((each) => `\`${each}\``).join(', ')}`
  const names = [...new Set(forms.map(({ is }) => titles[is]))]
  return `${given} cannot stand here; write ${names.join(' or ')}`
}

const titles: { readonly [is in Form['is']]: string } = {
  text: 'a text',
  flag: '`true` or `false`',
  number: 'a number',
  nothing: 'nothing',
  anything: 'anything',
  list: 'a list',
  map: 'a map',
  one: 'something else',
}
