import { unknownValue } from '../../../../model/unknown.ts'
import { fail } from '../failure.ts'
import { list, object, tuple, type Value } from '../value.ts'
import { type Call, type Definitions, text } from './definition.ts'
import { bounded } from './texts.ts'

export const patterns: Definitions = {
  regex: {
    takes: ['string', 'string'],
    run: ([pattern, value], call) =>
      matching(text(pattern), text(value), call, (expression) => {
        const match = expression.exec(text(value))
        return match ? captured(match) : fail('nothing matches the pattern')
      }),
  },
  regexall: {
    takes: ['string', 'string'],
    run: ([pattern, value], call) =>
      matching(text(pattern), text(value), call, (expression) => {
        const found = [...text(value).matchAll(expression)].map(captured)
        return typeof found[0] === 'string' || found.length === 0 ? list(found, 'string') : tuple(found)
      }),
  },
  replace: {
    takes: ['string', 'string', 'string'],
    run: ([value, part, by], call) => {
      const pattern = /^\/(.+)\/$/s.exec(text(part))?.[1]
      if (pattern === undefined) return bounded(text(value).split(text(part)).join(text(by)))
      return matching(pattern, text(value), call, (expression) =>
        bounded(text(value).replace(expression, (...match) => expanded(text(by), match))),
      )
    },
  },
}

/** Go's patterns take linear time; ours may not: one that could take long is not tried. */
function matching(pattern: string, value: string, call: Call, use: (expression: RegExp) => Value): Value {
  const repeats = (pattern.match(/[*+]|\{\d*,\}?/g) ?? []).length
  const nested = /[*+}]\??[^()]*\)[*+{]/.test(pattern) || /\|[^()]*\)[*+{]/.test(pattern)
  if (nested || value.length ** Math.min(repeats, 8) > 2e8 || pattern.length > 1000)
    return unknownValue(call.text, 'its pattern could take too long')
  const translated = translate(pattern)
  let expression: RegExp
  try {
    expression = new RegExp(translated.source, `gu${translated.flags}`)
  } catch {
    return unknownValue(call.text, 'its pattern is written in a way that is not read here')
  }
  return use(expression)
}

const classes: { readonly [name: string]: string } = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
  punct: '!-\\/:-@\\[-`\\{-~',
}

/** From Go's way of writing patterns to ours. */
function translate(pattern: string): { readonly source: string; readonly flags: string } {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)?.[1] ?? ''
  const source = pattern
    .replace(/^\(\?[ims]+\)/, '')
    .replace(/\(\?P</g, '(?<')
    .replace(/\[:(\w+):\]/g, (whole, name) => (Object.hasOwn(classes, name) ? (classes[name] ?? whole) : whole))
    .replace(/\\([AzQE'"/:;,#@!%&=<>~`_ -])/g, (_, char) =>
      char === 'A' ? '^' : char === 'z' ? '$' : char === '-' ? '\\-' : char === '/' ? '\\/' : char,
    )
  return { source: dashes(source), flags: [...new Set(flags)].join('') }
}

/** `\-` is an escape inside brackets alone, `]` or `}` by itself none. */
function dashes(source: string): string {
  let inside = false
  let out = ''
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (char === '\\') {
      const next = source.charAt(++at)
      out += next === '-' && !inside ? '-' : `\\${next}`
    } else {
      if (char === '[') {
        if (inside) {
          out += '\\['
          continue
        }
        inside = true
      } else if (char === ']') {
        if (!inside) out += '\\'
        inside = false
      }
      out += char
    }
  }
  return out
}

/** The whole match; with groups a list of them, with named groups an object. */
function captured(match: RegExpMatchArray): Value {
  if (match.groups) return object(new Map(Object.entries(match.groups).map(([name, each]) => [name, each ?? null])))
  const [whole, ...groups] = match
  return groups.length > 0 ? tuple(groups.map((each) => each ?? null)) : (whole ?? null)
}

/** `$1`, `${1}` and `$name` in a replacement. */
function expanded(by: string, match: readonly unknown[]): string {
  const groups = match.at(-1)
  return by.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare, braced) => {
    const name: string | undefined = bare ?? braced
    if (name === undefined) return whole === '$$' ? '$' : whole
    if (/^\d+$/.test(name)) {
      const group = match[Number(name)]
      return typeof group === 'string' && Number(name) < match.length - 2 ? group : ''
    }
    return typeof groups === 'object' && groups !== null && Object.hasOwn(groups, name)
      ? String((groups as { [name: string]: unknown })[name] ?? '')
      : ''
  })
}
