import { Fault } from '../../../model/fault.ts'

/** The text at an address, two megabytes at most; the address is not repeated, it may be a secret. */
export async function fetched(url: string, reach: typeof fetch): Promise<string> {
  if (!/^(https?|webcal):\/\//.test(url)) throw unread('an address begins with https://, http:// or webcal://')
  const answer = await reach(url.replace(/^webcal:/, 'https:'), { signal: AbortSignal.timeout(15_000) }).catch(() => {
    throw unread('nobody answers there')
  })
  if (!answer.ok) throw unread(`the answer was ${answer.status}`)
  const text = await answer.text()
  if (text.length > 2_000_000) throw unread('it is larger than two megabytes')
  return text
}

function unread(why: string): Fault {
  return new Fault(
    'calendar-unread',
    `the calendar cannot be read: ${why}`,
    'Open the address in a browser that is not signed in.',
  )
}
