import { addressCount, type Cidr, parseCidr, printCidr, subnet } from '../../../../values/cidr.ts'
import { fail } from '../failure.ts'
import { list } from '../value.ts'
import { type Definitions, number, text } from './definition.ts'

export const networks: Definitions = {
  cidrhost: {
    takes: ['string', 'number'],
    run: ([prefix, index]) => {
      const block = blockOf(text(prefix))
      const count = addressCount(block)
      if (!Number.isSafeInteger(number(index))) return fail('it is no whole number')
      const asked = BigInt(number(index))
      const offset = asked < 0n ? count + asked : asked
      if (offset < 0n || offset >= count) return fail(`\`${text(prefix)}\` has no address ${number(index)}`)
      return addressOf({ ...block, base: block.base + offset })
    },
  },
  cidrnetmask: {
    takes: ['string'],
    run: ([prefix]) => {
      const { version, bits } = blockOf(text(prefix))
      if (version !== 4) return fail('IPv6 has no netmasks')
      return addressOf({ version, bits: 32, base: ((1n << BigInt(bits)) - 1n) << BigInt(32 - bits) })
    },
  },
  cidrsubnet: {
    takes: ['string', 'number', 'number'],
    run: ([prefix, bits, index]) => {
      const cut = subnet(blockOf(text(prefix)), number(bits), number(index))
      return cut ? printCidr(cut) : fail(`\`${text(prefix)}\` has no such part`)
    },
  },
  cidrsubnets: {
    takes: ['string'],
    more: 'number',
    run: ([prefix, ...sizes]) => {
      const block = blockOf(text(prefix))
      let next = block.base
      const cut = sizes.map(number).map((bits) => {
        const length = block.bits + bits
        const width = block.version === 4 ? 32 : 128
        if (bits < 1 || bits > 32 || length > width) return fail('there is no such part')
        const size = 1n << BigInt(width - length)
        const base = (next + size - 1n) & ~(size - 1n)
        if (base + size > block.base + addressCount(block))
          return fail(`\`${text(prefix)}\` is too small for all of them`)
        next = base + size
        return printCidr({ version: block.version, base, bits: length })
      })
      return list(cut, 'string')
    },
  },
}

function blockOf(prefix: string): Cidr {
  return parseCidr(prefix) ?? fail(`\`${prefix.slice(0, 60)}\` is no block of addresses`)
}

function addressOf(block: Cidr): string {
  return printCidr(block).replace(/\/.*$/, '')
}
