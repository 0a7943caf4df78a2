import type { Thing } from '../rule.ts'

/** The end of the sku of what is bought for one year or three: `/reserved/1y/no-upfront`; nothing where it is not. */
export function reserved(thing: Thing): string | undefined {
  const term = thing.said('reserved_instance_term')
  const payment = thing.said('reserved_instance_payment_option')
  if (term === undefined || payment === undefined) return undefined
  const kind = thing.said('reserved_instance_type') === 'convertible' ? '/convertible' : ''
  return `/reserved${kind}/${term.startsWith('3') ? '3y' : '1y'}/${payment.replaceAll('_', '-')}`
}
