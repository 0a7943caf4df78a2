/** Whether a path of a chart is left out by the rules of its `.helmignore`, as Helm reads them: it knows no `**`. */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = ['templates/.?*', ...text.split('\n')].flatMap((line) => ruleOf(line.trim()) ?? [])
  return (path) => {
    const steps = path.split('/')
    // A directory that is left out takes along what lies in it.
    for (let length = 1; length <= steps.length; length++)
      if (isIgnored(rules, steps.slice(0, length).join('/'), length < steps.length)) return true
    return false
  }
}

interface Rule {
  readonly pattern: RegExp
  readonly negated: boolean
  readonly directory: boolean
  readonly whole: boolean
}

function ruleOf(line: string): Rule | undefined {
  if (line === '' || line.startsWith('#') || line.includes('**') || line.length > 300) return undefined
  const negated = line.startsWith('!')
  let rule = negated ? line.slice(1) : line
  const directory = rule.endsWith('/')
  if (directory) rule = rule.slice(0, -1)
  const whole = rule.includes('/')
  if (rule.startsWith('/')) rule = rule.slice(1)
  const stars = (rule.match(/\*/g) ?? []).length
  if (stars > 6) return undefined
  const pattern = rule
    .replace(/\*{2,}/g, '*')
    .replace(/[\\.+^${}()|]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
  try {
    return { pattern: new RegExp(`^${pattern}$`), negated, directory, whole }
  } catch {
    return undefined
  }
}

function isIgnored(rules: readonly Rule[], path: string, isDirectory: boolean): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  for (const { pattern, negated, directory, whole } of rules) {
    const fits = pattern.test(whole ? path : name)
    if (negated) {
      if ((directory && !isDirectory) || !fits) return true
    } else if (fits && (!directory || isDirectory)) return true
  }
  return false
}
