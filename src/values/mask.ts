import { isSecretName, isStrong, tokensIn } from './secret.ts'
import { tickets } from './ticket.ts'

/** What stands for a secret. Sent back, it means the one that is stored. */
export const hidden = '***'

/**
 * A text without what would let somebody in, for logs, pages and the trail: credentials that show by their form, passwords in
 * addresses, what is named as a secret, signatures and random parts of addresses (the address of a webhook is its password), and
 * those secrets that are known. Rather too much than too little.
 */
export function masked(text: string, known: readonly string[] = []): string {
  let shown = text
  for (const secret of known) if (secret.length >= 4) shown = shown.replaceAll(secret, hidden)
  shown = shown.replace(pem, hidden)
  for (const { start, end } of tokensIn(shown).toReversed()) shown = shown.slice(0, start) + hidden + shown.slice(end)
  return shown
    .replace(tickets, hidden)
    .replace(userinfo, `$1${hidden}`)
    .replace(schemes, `$1${hidden}`)
    .replace(named, (all, name: string, sign: string, value: string) =>
      isSecretName(name) && !harmless.test(value) ? `${name}${sign}${hidden}` : all,
    )
    .replace(addresses, (address) => address.replace(parts, hidePart))
}

/** The same of everything in a value, and whatever stands under the name of a secret. */
export function maskedDetail<Value>(value: Value, known: readonly string[] = [], depth = 0): Value {
  if (typeof value === 'string') return masked(value, known) as Value
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > 20) return hidden as Value
  if (Array.isArray(value)) return value.map((each) => maskedDetail(each, known, depth + 1)) as Value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      masked(name, known),
      // `token:ci-api` names who acted, as `user:ada` does; it opens nothing.
      name === 'actor' && /^token:[a-z0-9._-]{1,63}$/.test(String(each))
        ? each
        : isSecretName(name) && typeof each === 'string' && each !== ''
          ? hidden
          : maskedDetail(each, known, depth + 1),
    ]),
  ) as Value
}

const pem = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g
const userinfo = /(\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'<>]{0,100}:)[^\s/@"'<>]{1,300}(?=@)/gi
const schemes =
  /\b((?:bearer|basic|digest|apikey|genie?key|token)[ =]+(?:token[ =]+)?)(?=[^\s"',;]*[\d+/=_-])[^\s"',;]{8,}/gi
/** `DB_PASSWORD: hunter2`, `"token": "x"`, `client_secret=abc&`. */
const named = /\b([\w.-]{1,80})("?\s{0,5}[:=]\s{0,5}["']?)([^\s"'&,;{}[\]]{3,2000})/g
const harmless = /^(?:true|false|null|none|undefined|\*+|\d{1,4})$/i

const addresses = /(?:\bhttps?:\/\/|(?<=[\s"'(]|^)\/)[^\s"'<>()]{8,4000}/g
/** A segment of a path, or a value behind the question mark. */
const parts = /(\/|[?&#;][\w.-]{0,60}=)([^/?&#;=\s]{3,2000})/g

function hidePart(all: string, before: string, value: string, at: number, whole: string): string {
  const name = /[\w.-]+(?==$)/.exec(before)?.[0]
  if (name !== undefined && (isSecretName(name) || /^(?:sig|signature|code|key|auth)$/i.test(name)))
    return before + hidden
  const isCommit = /\/(?:commits?|blob|tree|sha256)$/.test(whole.slice(0, at))
  const isRandom = value.length >= 16 && (isStrong(value) || /^[0-9a-f-]{20,}$/i.test(value))
  return isRandom && !isCommit && !/^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?$/i.test(value) ? before + hidden : all
}
