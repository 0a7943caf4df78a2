/** A network block; `base` is its first address as a number. */
export interface Cidr {
  readonly version: 4 | 6
  readonly base: bigint
  readonly bits: number
}

/** Host bits are cut off: `10.0.3.7/16` is `10.0.0.0/16`. An address without `/` is no block. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', ...more] = text.length > 64 ? [] : text.split('/')
  if (more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined
  const version = address.includes(':') ? 6 : 4
  const value = version === 4 ? parseV4(address) : parseV6(address)
  const bits = Number(length)
  if (value === undefined || bits > widths[version]) return undefined
  return { version, base: value & ~hostMask(version, bits), bits }
}

export function printCidr(cidr: Cidr): string {
  return `${cidr.version === 4 ? printV4(cidr.base) : printV6(cidr.base)}/${cidr.bits}`
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  if (outer.version !== inner.version || outer.bits > inner.bits) return false
  return (inner.base & ~hostMask(outer.version, outer.bits)) === outer.base
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return contains(a, b) || contains(b, a)
}

/** The block at `index` when `cidr` is cut into 2^newBits equal parts; `undefined` where there is no such part. */
export function subnet(cidr: Cidr, newBits: number, index: number): Cidr | undefined {
  const bits = cidr.bits + newBits
  if (!Number.isInteger(newBits) || !Number.isInteger(index) || newBits < 0 || index < 0) return undefined
  if (bits > widths[cidr.version] || BigInt(index) >= 1n << BigInt(newBits)) return undefined
  const size = hostMask(cidr.version, bits) + 1n
  return { version: cidr.version, base: cidr.base + BigInt(index) * size, bits }
}

/** How many addresses the block holds. */
export function addressCount(cidr: Cidr): bigint {
  return hostMask(cidr.version, cidr.bits) + 1n
}

const widths = { 4: 32, 6: 128 } as const

function hostMask(version: 4 | 6, bits: number): bigint {
  return (1n << BigInt(widths[version] - bits)) - 1n
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

function parseV6(text: string): bigint | undefined {
  const embedded = text.lastIndexOf(':') + 1
  const v4 = text.includes('.') ? parseV4(text.slice(embedded)) : 0n
  if (v4 === undefined) return undefined
  const tail = `${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`
  const halves = (text.includes('.') ? text.slice(0, embedded) + tail : text).split('::')
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - rest.length
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined
  const groups = [...head, ...Array<string>(missing).fill('0'), ...rest]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n)
}

function printV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
}

function printV6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
  const zeros = groups.map((group, i) => (group === '0' ? zerosFrom(groups, i) : 0))
  const longest = Math.max(...zeros)
  if (longest < 2) return groups.join(':')
  const start = zeros.indexOf(longest)
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + longest).join(':')}`
}

function zerosFrom(groups: readonly string[], start: number): number {
  const end = groups.findIndex((group, i) => i >= start && group !== '0')
  return (end < 0 ? groups.length : end) - start
}
