import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { replacedIn, withoutPrefix, withoutSuffix } from '../../values/shell-pattern.ts'
import type { Variable, Word } from './ast.ts'

/** The value of a variable: `null` where it is surely not set, `undefined` where nothing is known of it. */
export type Lookup = (name: string) => string | Unknown | null | undefined

/** What the shell makes of the word, where that can be known from the script. */
export function evaluate(word: Word, lookup: Lookup): string | Unknown {
  if (!word.parts) return word.text
  let out = ''
  for (const part of word.parts) {
    if (part.type === 'text') out += part.text
    else if (part.type === 'variable') {
      const value = variableValue(part, lookup)
      if (isUnknown(value)) return unknownValue(word.text, 'a variable that is not set here')
      if (!part.quoted && /[\s*?[]/.test(value)) return unknownValue(word.text, 'the shell splits it into words')
      out += value
    } else return unknownValue(word.text, reasons[part.type])
  }
  return out
}

const reasons = {
  command: 'the output of a command',
  process: 'the output of a command',
  arithmetic: 'an arithmetic expression',
  array: 'an array',
  hole: 'something that is filled in before the shell runs',
} as const

function variableValue(variable: Variable, lookup: Lookup): string | Unknown {
  const { name, operator = '', argument, index, length, indirect } = variable
  const unknown = unknownValue(name, 'a variable that is not set here')
  const value = lookup(name)
  if (value === undefined || isUnknown(value) || index !== undefined || indirect) return unknown
  if (value === null) return unset(operator, argument, lookup) ?? unknown
  if (length) return String(value.length)
  const other = argument ? evaluate(argument, lookup) : ''
  if (isUnknown(other)) return unknown
  switch (operator) {
    case '':
    case '-':
    case '=':
    case '?':
      return value
    case ':-':
    case ':=':
      return value === '' ? other : value
    case ':?':
      return value === '' ? unknown : value
    case '+':
      return other
    case ':+':
      return value === '' ? '' : other
    case '#':
    case '##':
      return withoutPrefix(value, other, operator === '##')
    case '%':
    case '%%':
      return withoutSuffix(value, other, operator === '%%')
    case '/':
    case '//': {
      const [pattern = '', ...rest] = other.split('/')
      return value.length > longest ? unknown : replacedIn(value, pattern, rest.join('/'), operator === '//')
    }
    default:
      return unknown
  }
}

/** Only what stands in for it can be known. */
function unset(operator: string, argument: Word | undefined, lookup: Lookup): string | Unknown | undefined {
  if (/^:?[-=]$/.test(operator)) return argument ? evaluate(argument, lookup) : ''
  return operator === '+' || operator === ':+' ? '' : undefined
}

const longest = 4096
