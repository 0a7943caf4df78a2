import { redact } from '../../commands/auditing/redact.ts'
import { isLiteral, isSecretName, tokensIn } from '../../values/secret.ts'

/** An answer without secrets: those of the process, whatever shows by its form or its name that it is one. */
export function masked<Value>(value: Value, secrets: readonly string[]): Value {
  return within('', value) as Value

  function within(name: string, each: unknown): unknown {
    if (typeof each === 'string' && isPrincipal(name, each)) return each
    if (typeof each === 'string') return isSecretName(name) && isLiteral(each) ? '********' : text(each)
    if (Array.isArray(each)) return each.map((item) => within(name, item))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, within(key, inner)]))
  }

  function text(all: string): string {
    const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, '********'), all)
    const lines = known.split('\n')
    return lines.map((line, index) => lineOf(line, lines[index - 1])).join('\n')
  }
}

/** What the process itself was told and nobody is to read. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    const held = /^DEVOPS_DATABASE$/.test(name) ? (/:\/\/[^:/]*:([^@]+)@/.exec(value)?.[1] ?? '') : value
    return held.length >= 8 && (/^(?:DEVOPS_DATABASE|MILLWRIGHT_KEY)$/.test(name) || isSecretName(name)) ? [held] : []
  })
}

/** `token:ci` is who did something, not what they showed. */
function isPrincipal(name: string, value: string): boolean {
  return /^(?:actor|by|id|\w+By)$/.test(name) && /^(?:user|token|system):[a-z0-9][\w .@/-]{0,100}$/.test(value)
}

function lineOf(line: string, before: string | undefined): string {
  // A line that long is data: it is looked through for what shows its form, and left whole.
  if (line.length <= 2000) return redact(line, before)
  return tokensIn(line).reduce(
    (rest, { start, end }) => rest.slice(0, start) + '*'.repeat(end - start) + rest.slice(end),
    line,
  )
}
