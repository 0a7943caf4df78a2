import { byteLength, bytesFrom } from './bytes.ts'

/** As goutils' `AbbreviateFull`: the text from an offset on, dots where something is left out. */
export function abbreviated(text: string, offset: number, width: number): string {
  const length = byteLength(text)
  if (text === '' || width < 4 || length <= width) return text
  let from = Math.min(offset, length)
  if (length - from < width - 3) from = length - (width - 3)
  if (from <= 4) return `${bytesFrom(text, 0, width - 3)}...`
  if (width < 7) return ''
  if (from + width - 3 < length) return `...${abbreviated(bytesFrom(text, from), 0, width - 3)}`
  return `...${bytesFrom(text, length - (width - 3))}`
}

/** As `strings.Title`. */
export function titled(text: string): string {
  let out = ''
  let before = ' '
  for (const char of text) {
    out += isSeparator(before) ? char.toUpperCase() : char
    before = char
  }
  return out
}

function isSeparator(char: string): boolean {
  return char.charCodeAt(0) < 128 ? !/[A-Za-z0-9_]/.test(char) : !/[\p{L}\p{Nd}]/u.test(char) && /\s/.test(char)
}

export function swapped(text: string): string {
  let out = ''
  let space = true
  for (const char of text) {
    if (/\p{Lu}|\p{Lt}/u.test(char)) out += char.toLowerCase()
    else if (/\p{Ll}/u.test(char)) out += char.toUpperCase()
    else out += char
    space = /\s/.test(char)
  }
  return space && text === '' ? '' : out
}

/** As goutils' `WrapCustom`. */
export function wrapped(text: string, given: number, separator: string, breaks: boolean): string {
  const width = Math.max(1, given)
  let out = ''
  let at = 0
  while (text.length - at > width) {
    if (text[at] === ' ') {
      at++
      continue
    }
    const space = text.lastIndexOf(' ', at + width)
    if (space >= at) {
      out += text.slice(at, space) + separator
      at = space + 1
    } else if (breaks) {
      out += text.slice(at, at + width) + separator
      at += width
    } else {
      const next = text.indexOf(' ', at + width)
      if (next < 0) return out + text.slice(at)
      out += text.slice(at, next) + separator
      at = next + 1
    }
  }
  return out + text.slice(at)
}

/** As xstrings' `ToPascalCase`. */
export function pascal(text: string): string {
  const chars = [...text]
  const lead = chars.findIndex((char) => !isConnector(char))
  // The last of nothing but connectors is written twice.
  if (lead < 0) return text + (chars.at(-1) ?? '')
  let out = chars.slice(0, lead).join('')
  let isUpper = upper(chars[lead] ?? '')
  let current = (chars[lead] ?? '').toUpperCase()
  for (const char of chars.slice(lead + 1)) {
    const before = current
    current = char
    if (isConnector(current) && isConnector(before)) {
      out += before
      continue
    }
    if (isConnector(before)) {
      isUpper = upper(current)
      current = current.toUpperCase()
      continue
    }
    if (isUpper) {
      if (upper(current)) current = current.toLowerCase()
      else isUpper = false
    }
    out += before
  }
  return out + current
}

export function snake(text: string): string {
  return parted(text, '_')
}

export function kebab(text: string): string {
  return parted(text, '-')
}

type Sort = 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other' | 'none'

interface Word {
  readonly sort: Sort
  readonly text: string
}

/** As xstrings' `ToSnakeCase` and `ToKebabCase`: which words stay together is settled word by word. */
function parted(text: string, connector: string): string {
  const words = [...wordsOf(text)]
  if (words.length === 0) return ''
  let out = ''
  let index = 0
  const none: Word = { sort: 'none', text: '' }
  let word = words[index++] ?? none
  const write = ({ sort, text: each }: Word) => {
    out +=
      sort === 'connector'
        ? connector.repeat([...each].length)
        : sort === 'upper' || sort === 'letters'
          ? each.toLowerCase()
          : each
  }
  const next = () => words[index++] ?? none
  const isApart = ({ sort }: Word) => sort !== 'none' && sort !== 'connector' && sort !== 'punctuation'
  while (index < words.length) {
    if (word.sort !== 'connector') write(word)
    const before = word
    word = next()
    if (before.sort === 'number') {
      while (word.sort === 'letters' || word.sort === 'number') {
        write(word)
        word = next()
      }
      if (isApart(word)) out += connector
    } else if (before.sort === 'connector') write(before)
    else if (before.sort !== 'punctuation') {
      if (word.sort !== 'number') {
        if (word.sort !== 'connector' && word.sort !== 'punctuation') out += connector
        continue
      }
      if (index >= words.length) continue
      const digits = word
      word = next()
      if (word.sort !== 'letters') {
        write(digits)
        if (word.sort !== 'connector' && word.sort !== 'punctuation') out += connector
        continue
      }
      out += connector
      write(digits)
      while (word.sort === 'letters' || word.sort === 'number') {
        write(word)
        word = next()
      }
      if (isApart(word)) out += connector
    }
  }
  write(word)
  return out
}

function* wordsOf(text: string): Iterable<Word> {
  const chars = [...text]
  let at = 0
  const run = (from: number, fits: (char: string) => boolean) => {
    let end = from
    while (end < chars.length && fits(chars[end] as string)) end++
    return end
  }
  while (at < chars.length) {
    const start = at
    const first = chars[at] as string
    let sort: Sort = 'other'
    if (isConnector(first)) [sort, at] = ['connector', run(at, isConnector)]
    else if (/\p{P}/u.test(first)) [sort, at] = ['punctuation', run(at, (char) => /\p{P}/u.test(char))]
    else if (upper(first)) {
      sort = 'upper'
      const uppers = run(at + 1, upper)
      // `HTTPStatus` is `HTTP` and `Status`.
      if (uppers > at + 1) at = uppers < chars.length && isLetter(chars[uppers] as string) ? uppers - 1 : uppers
      else at = run(at + 1, (char) => isLetter(char) && !upper(char))
    } else if (isLetter(first)) [sort, at] = ['letters', run(at, (char) => isLetter(char) && !upper(char))]
    else if (/\p{N}/u.test(first)) [sort, at] = ['number', run(at, (char) => /\p{N}/u.test(char))]
    else at = run(at + 1, (char) => !isConnector(char) && !/[\p{L}\p{N}\p{P}]/u.test(char))
    yield { sort, text: chars.slice(start, at).join('') }
  }
}

function isConnector(char: string): boolean {
  return char === '-' || char === '_' || /\s/.test(char)
}

function upper(char: string): boolean {
  return /\p{Lu}/u.test(char)
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char)
}
