/** A value of a message's field, as protocol buffers write it; text and messages are bytes. */
export type Field = readonly [number: number, value: string | number | boolean | Uint8Array]

/** One message. What has the default value, such as `false`, is left out, as the encoding has it. */
export function message(fields: Iterable<Field>): Uint8Array {
  const parts: Uint8Array[] = []
  for (const [number, value] of fields) {
    if (typeof value === 'string' || value instanceof Uint8Array) {
      const bytes = typeof value === 'string' ? Buffer.from(value) : value
      parts.push(varint(number * 8 + delimited), varint(bytes.length), bytes)
    } else if (Number(value) !== 0) parts.push(varint(number * 8), varint(Number(value)))
  }
  return Buffer.concat(parts)
}

const delimited = 2

/** Seven bits a byte, the lowest first; all but the last have the eighth bit. Not below zero. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.from([...bytes, rest])
}
