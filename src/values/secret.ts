import { tokenForms } from './secret/forms.ts'

/** A stretch of a text that shows by itself that it is a credential. `what` names it, as in "a GitHub token". */
export interface Token {
  readonly what: string
  readonly start: number
  readonly end: number
}

/** The credentials that a text holds: those whose form, length and checksum are right, and that nobody wrote as an example. */
export function tokensIn(text: string): readonly Token[] {
  if (!hint.test(text)) return []
  const found: Token[] = []
  for (const { what, pattern, holds } of tokenForms)
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0]
      const start = match.index + match[0].indexOf(value)
      const taken = found.some((each) => start < each.end && each.start < start + value.length)
      if (!taken && !isMadeUp(value) && (holds?.(match, text) ?? true))
        found.push({ what, start, end: start + value.length })
    }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a variable, key or argument of this name holds what must stay secret: `DB_PASSWORD`, `clientSecret`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))
}

/** Whether a value is written out: no reference, no switch, no path, no hash, and not still to be filled in. */
export function isLiteral(value: string): boolean {
  const text = value.trim()
  return text.length >= 4 && !reference.test(text) && !isPlaceholder(text)
}

/** Whether a value is a form that is still to be filled in, or an example. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value) || /^(.)\1*$/.test(value)
}

/** Whether a literal looks as if it was made at random, and so as if it opened something. */
export function isStrong(value: string): boolean {
  const text = value.trim()
  if (text.length < 10 || /\s/.test(text) || !isLiteral(text) || word.test(text) || isMadeUp(text) || isName(text))
    return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length
  return kinds >= 2 && /\d/.test(text) && entropy(text) >= (text.length >= 20 ? 3.2 : 2.9)
}

/** Bits for each character, by how often each stands in it. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

const secretName =
  /(?:^|[_.-])(?:password|passwd|passphrase|pwd|secret|secret[_-]?key(?:[_-]?base)?|secret[_-]?access[_-]?key|secret[_-]?string|token|api[_-]?key|access[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|credentials?)$/i

const reference =
  /\$\{|\$\(|\{\{|^\$|^%|^<.*>$|^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|required|optional)$|^\d{1,6}$|^[a-z0-9+]+:\/\/[^@\s]*$|^(?:\.{0,2}|~)\/|^(?:arn|ref\+|vault|op|ssm|env|file|secret|projects|data|var|local|module|secrets|process\.env|os\.environ)[:.+/]|^(?:ENC\[|AgA|\$ANSIBLE_VAULT)|^\{?(?:SSHA|sha\d+|pbkdf2|bcrypt|argon2|scrypt|md5)[}:$-]|^\$\d?[a-z]?\d?\$|^!|\bvar\.\w|\(.*\)$/i

const placeholder =
  /^(?:\*+|x+|-+|_+|\.+)$|(?:^|[^a-z])(?:change[ _-]?(?:me|it|this)|replace|insert|your|todo|fixme|placeholder|redacted|dummy|fake|example|sample|foo|bar|foobar|blah|here)(?![a-z])|your[_-]|[_-]here$|<[^>]+>|\.\.\.|x{4,}|\*{3,}|^(?:my|some|a|the)[ _-]?(?:password|secret|token|key)|^changeme|^[A-Z]+(?:_[A-Z]+)+$/i

/** Words with signs between them, as things are called: `orders-db-credentials-v2`. */
function isName(text: string): boolean {
  return (
    /^[A-Za-z]/.test(text) &&
    text.split(/[-_.:/@]/).every((part) => /^(?:[a-z]*|[A-Z]*|[A-Z][a-z]+|v?\d{1,4}|[a-z]+\d{1,2})$/.test(part))
  )
}

/** Words that people choose, not machines. */
const word =
  /pass(?:w(?:or)?d|phrase)|secret|token|admin|root|user|test|demo|local|default|master|welcome|qwerty|postgres|mysql|mongo|redis|guest|letmein|dev(?:elop|$)|key$/i

/** Rows of the keyboard, the alphabet or one letter again and again. */
function isMadeUp(value: string): boolean {
  return /EXAMPLE|example|(.)\1{5}|0123456|1234567|abcdefg|ABCDEFG|fedcba|deadbeef|x{5}|X{5}/.test(value)
}

/** One of the beginnings: most texts have none, and need no closer look. */
const hint =
  /mwt_|A(?:KIA|SIA)|gh[pousr]_|github_pat_|gl(?:pat|rt|dt|ptt|cbt|soat|agent|ffct|imt)-|xox[abeprs]-|hooks\.slack\.com|[sr]k_(?:live|test)_|AIza|GOCSPX-|PRIVATE KEY|eyJ|npm_|pypi-|dckr_pat_|hf_|sk-|SG\.|hvs\.|hvb\.|AccountKey=|atlasv1|shp(?:at|ca|pa|ss)_|:AA|dop_v1_|glsa_|glc_|AGE-SECRET|lin_api_|NRAK-|PMAK-|dapi|sntrys_|rubygems_|discord(?:app)?\.com\/api\/webhooks|:\/\/[^\s:/@]+:[^\s:/@]+@|dp\.(?:pt|st)\.|key-[0-9a-f]{32}|_authToken=|_password=/
