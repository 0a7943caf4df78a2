import { trivyNames } from '../../facts/data/trivy-names.ts'
import { matchesGlob } from '../../values/glob.ts'

/** Tools that took rules over from one another: who names one of them means the other too. */
const families: Readonly<Record<string, readonly string[]>> = {
  trivy: ['trivy', 'tfsec'],
  tfsec: ['trivy', 'tfsec'],
  hadolint: ['hadolint', 'shellcheck'],
  shellcheck: ['shellcheck', 'hadolint'],
}

/** Asks whether a check corresponds to one of the rules that a suppression names; `*` is all that its tool sees. */
export function correspondence(sources: Readonly<Record<string, readonly string[]>>) {
  const byCheck = new Map(Object.entries(sources).map(([check, list]) => [check, list.map(parted)]))
  return (check: string, tool: string, rules: readonly string[]): boolean => {
    const tools = families[tool] ?? [tool]
    const mine = (byCheck.get(check) ?? []).filter((source) => tools.includes(source.tool))
    return mine.some(({ tool: of, rule }) => rules.some((each) => isSame(normal(of, each), rule)))
  }
}

function parted(source: string) {
  const [tool = '', ...rest] = source.split('/')
  return { tool, rule: normal(tool, rest.join('/')) }
}

function isSame(pattern: string, rule: string): boolean {
  return pattern === '*' || pattern === rule || (pattern.includes('*') && matchesGlob(rule, pattern))
}

let longNames: ReadonlyMap<string, string> | undefined

/** `AVD-AWS-0080`, `AWS-0080` and the long name of the rule are one; so are `KSV001` and `KSV-0001`. */
function normal(tool: string, rule: string): string {
  const id = rule.trim()
  if (tool !== 'trivy' && tool !== 'tfsec') return id.toLowerCase()
  longNames ??= new Map(trivyNames.rows.flatMap(({ id, names }) => names.map((name) => [name, id])))
  const number = /^(?:AVD-)?([A-Z]+)-?0*(\d+)$/i.exec(longNames.get(id.toLowerCase()) ?? id)
  return number ? `${number[1]}-${number[2]}`.toLowerCase() : id.toLowerCase()
}
