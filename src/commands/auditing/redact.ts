import { tokensIn } from '../../values/secret.ts'

/** The line with whatever looks like a secret masked, letter for letter, so that columns stay true. `before` is the line above it. */
export function redact(line: string, before = ''): string {
  const shown = line.slice(0, longest)
  const known = tokensIn(shown).reduce(
    (text, { start, end }) => text.slice(0, start) + '*'.repeat(end - start) + text.slice(end),
    shown,
  )
  const masked = [...tokens, ...assignments].reduce((text, pattern) => text.replace(pattern, hide), known)
  const named = /^\s*-?\s*name:\s*["']?([\w.-]+)/.exec(before.slice(0, longest))?.[1]
  return named && secretWord.test(named) ? masked.replace(/^(\s*value:\s*["']?)([^\s"'#]+)/, hide) : masked
}

/** A line longer than this is nobody's to read. */
const longest = 2000
const secretWord = /(?:passw(?:or)?d|passphrase|secret|token|api_?key|access_?key|private_?key|credentials?)$/i

/** Things that show by themselves that they are secret. */
const tokens = [
  /()\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/g,
  /()\b((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|rk_live_|npm_|hvs\.)[\w-]{10,200})/g,
  /()\b(eyJ[\w-]{10,1000}\.[\w-]{10,1000}(?:\.[\w-]{0,1000})?)/g,
  /(:\/\/[^\s:/@]{1,100}:)([^\s:/@${}]{1,200})(?=@)/g,
  /^(\s*)((?=[\w+/=]{60,}\s*$)(?![0-9a-f]+\s*$)[\w+/=]+)/g,
]

/** `DB_PASSWORD: hunter2`, `token = "x"`, `{ name: DB_PASSWORD, value: hunter2 }`, `ENV API_KEY abc`. */
const assignments = [
  /(\bname["']?\s{0,9}[:=]\s{0,9}["']?[\w.-]{0,80}(?:passw(?:or)?d|passphrase|secret|token|api_?key|access_?key|private_?key|credentials?)["']?\s{0,9},\s{0,9}["']?value["']?\s{0,9}[:=]\s{0,9}["']?)([^\s"',}\]]{4,})/gi,
  /(\b[\w.-]{0,80}(?:passw(?:or)?d|passphrase|secret(?:[_-]?(?:access[_-]?)?key|[_-]?string)?|token|api[_-]?key|access[_-]?key|private[_-]?key|(?:encryption|signing|master)[_-]?key|pwd|key[_-]base|credentials?)["']?\s{0,60}[:=]\s{0,3}["']?)([^\s"'`,#{}[\]]{4,})/gi,
  /(^\s*(?:ENV|ARG)\s+[\w]{0,80}(?:PASSW(?:OR)?D|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)\s+["']?)([^\s"']{4,})/gi,
]

function hide(_: string, before: string, secret: string): string {
  return before + (isHarmless(secret) ? secret : '*'.repeat(secret.length))
}

/** Switches, references and holes give nothing away. */
function isHarmless(value: string): boolean {
  return /^(?:true|false|null|none|read|write|inherit|\d{1,4}|\$.*|var\..*|local\..*|data\..*|module\..*|aws_.*|random_.*)$/i.test(
    value,
  )
}
