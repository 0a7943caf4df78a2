import { isMap } from '../../model/shape.ts'
import { isUnknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import { parseCidr, printCidr, subnet } from '../../values/cidr.ts'
import { itemsOf } from './forms.ts'
import { looped } from './loops.ts'
import { attributeOf, referenceTo, textIn } from './references.ts'
import { type Stack, sectionOf } from './stack.ts'

export interface Given {
  readonly stack: Stack
  /** What a part of the argument comes to; the steps lead to it. */
  value(part: unknown, ...steps: readonly (string | number)[]): unknown
}

/** The value that a function gives for its argument, in which functions may stand. */
export type Calculation = (argument: unknown, given: Given) => unknown

export const calculations: Readonly<Record<string, Calculation>> = {
  GetAtt(argument, { stack, value }) {
    const parts = typeof argument === 'string' ? [argument] : itemsOf(argument).map((each, index) => value(each, index))
    return attributeOf(looped(parts.map(textIn).join('.'), stack), stack)
  },

  Sub(argument, { stack, value }) {
    const [written, own] = Array.isArray(argument) ? argument : [argument]
    const template = value(written, ...(Array.isArray(argument) ? [0] : []))
    if (typeof template !== 'string') return isUnknown(template) ? template : unknownValue('Sub', 'this is no text')
    const names = isMap(own) ? own : {}
    const parts = template.split(/(\$\{[^{}]*\})/).map((part, index) => {
      if (index % 2 === 0) return part
      const name = part.slice(2, -1).trim()
      if (name.startsWith('!')) return `\${${name.slice(1)}}`
      if (Object.hasOwn(names, name)) return value(names[name], 1, name)
      return name.includes('.') ? attributeOf(name, stack) : referenceTo(name, stack)
    })
    return joined(parts, '', stack)
  },

  Join(argument, { stack, value }) {
    const [delimiter, list] = itemsOf(argument)
    const items = value(list, 1)
    const between = value(delimiter, 0)
    if (isUnknown(items) || isUnknown(between)) return open('Join', items, between)
    return Array.isArray(items) ? joined(items, String(between), stack) : unknownValue('Join', 'this is no list')
  },

  Select(argument, { value }) {
    const [index, list] = itemsOf(argument)
    const [at, items] = [value(index, 0), value(list, 1)]
    if (isUnknown(items) || isUnknown(at)) return open(`Select ${textIn(at)}`, items, at)
    const item = Array.isArray(items) ? items[Number(at)] : undefined
    return item ?? unknownValue('Select', 'the list has no such item')
  },

  Split(argument, { value }) {
    const [delimiter, text] = itemsOf(argument)
    const [between, whole] = [value(delimiter, 0), value(text, 1)]
    if (isUnknown(whole) || isUnknown(between)) return open('Split', whole, between)
    return String(whole).split(String(between))
  },

  Base64(argument, { value }) {
    const text = value(argument)
    return isUnknown(text) ? text : Buffer.from(textIn(text)).toString('base64')
  },

  FindInMap(argument, { stack, value }) {
    const [map, first, second, options] = itemsOf(argument)
    const keys = [value(map, 0), value(first, 1), value(second, 2)]
    const text = `FindInMap ${keys.map(textIn).join('.')}`
    const standard = isMap(options) ? value(options.DefaultValue, 3, 'DefaultValue') : undefined
    const hidden = keys.find(isUnknown)
    if (hidden) return unknownValue(text, whyUnknown(hidden))
    let at: unknown = sectionOf(stack, 'Mappings')
    for (const key of keys) at = isMap(at) && Object.hasOwn(at, String(key)) ? at[String(key)] : undefined
    return at ?? standard ?? unknownValue(text, 'the mappings have no such keys')
  },

  Cidr(argument, { value }) {
    const [block, count, bits] = itemsOf(argument).map((each, index) => value(each, index))
    const hidden = [block, count, bits].find(isUnknown)
    if (hidden) return open('Cidr', hidden)
    const cidr = typeof block === 'string' ? parseCidr(block) : undefined
    const wanted = Number(count)
    if (!cidr || !(wanted >= 1 && wanted <= 256)) return unknownValue('Cidr', 'this is no block that can be cut so')
    const width = (cidr.version === 4 ? 32 : 128) - Number(bits ?? (cidr.version === 4 ? 8 : 64))
    const cut = Array.from({ length: wanted }, (_, index) => subnet(cidr, width - cidr.bits, index))
    return cut.includes(undefined)
      ? unknownValue('Cidr', 'the block has not that many parts')
      : cut.map((each) => each && printCidr(each))
  },

  GetAZs(argument, { value }) {
    const region = value(argument)
    return unknownValue(`GetAZs ${textIn(region)}`.trim(), 'zones are known where the stack is deployed')
  },

  ImportValue(argument, { value }) {
    return unknownValue(`ImportValue ${textIn(value(argument))}`, 'another stack exports it')
  },

  Transform(argument) {
    const name = isMap(argument) && typeof argument.Name === 'string' ? argument.Name : '?'
    return unknownValue(`Transform ${name}`, 'the macro runs when the stack is deployed')
  },

  Length(argument, { value }) {
    const items = value(argument)
    return Array.isArray(items) ? items.length : open('Length', items)
  },

  ToJsonString(argument, { value }) {
    const whole = value(argument)
    const hidden = unknownIn(whole)
    return hidden ? open('ToJsonString', hidden) : JSON.stringify(whole)
  },
}

/** Text of parts; with unknown ones in it, an unknown whose text shows the others. */
function joined(parts: readonly unknown[], delimiter: string, { budget }: Stack): unknown {
  const hidden = parts.find(isUnknown)
  const texts = parts.map(textIn)
  const length = texts.reduce((sum, each) => sum + each.length + delimiter.length, 0)
  // Texts that double each other would fill the memory.
  budget.left -= length >> 6
  if (budget.left < 0) return unknownValue('…', 'the template is too large: not all of it is read')
  const text = texts.join(delimiter)
  return hidden ? unknownValue(text, whyUnknown(hidden)) : text
}

function open(text: string, ...values: readonly unknown[]): unknown {
  const hidden = values.find(isUnknown)
  return unknownValue(`${text} ${hidden ? textIn(hidden) : ''}`.trim(), hidden ? whyUnknown(hidden) : 'this is no list')
}

function unknownIn(value: unknown): unknown {
  if (isUnknown(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  for (const each of Object.values(value)) {
    const found = unknownIn(each)
    if (found) return found
  }
  return undefined
}
