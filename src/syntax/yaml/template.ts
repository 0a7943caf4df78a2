import type { SourceFile } from '../../model/source.ts'

/**
 * Whether the text is a Go template that renders to YAML: what it will render to is not what stands there. Braces of other
 * tools inside of quotes, block scalars and comments are text: ApplicationSets, alert annotations, GitHub's expressions,
 * values that a chart renders later.
 */
export function isTemplate({ path, text }: SourceFile): boolean {
  if (!text.includes('{{')) return false
  if (/(?:^|\/)templates\//.test(path) && ofGo.test(text)) return true
  // Prometheus renders the texts of its alerts when they fire.
  const isLater = /(?:^|\/)(?:values[^/]*|[^/]*values)\.ya?ml$/.test(path) || /^groups:[ \t]*(?:#.*)?$/m.test(text)
  let block = -1
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end)
    start = end < 0 ? text.length : end + 1
    const body = line.trim()
    if (body === '' || body.startsWith('#')) continue
    const indent = line.length - line.trimStart().length
    if (block >= 0 && indent > block) continue
    block = opensBlock(body) ? indent : -1
    if (line.includes('{{') && isCode(body.replace(ofSloth, ''), isLater)) return true
  }
  return false
}

/** Sloth fills it in; the root of a chart has no such name. */
const ofSloth = /\{\{ ?\.window ?\}\}/g

/** What charts write. CloudFormation has `{{resolve:...}}`. */
const ofGo =
  /\{\{-|\{\{\s*(?:\/\*|\$|\.|(?:if|else|end|range|with|define|include|template|toYaml|tpl|printf|default|quote|required)\b)/

/** Only a chart has these; inside of a plain scalar anything else is a hole that somebody else fills in, as an ApplicationSet does. */
const ofChart =
  /\{\{-?\s*(?:[^{}\n]{0,200}[\s($])?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|\{\{-?\s*(?:if|else|end|range|with|define|include|template|toYaml|tpl|printf)\b/

function opensBlock(body: string): boolean {
  return /(?:^|[:-][ \t]+(?:[!&]\S{1,100}[ \t]+)?)[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/.test(body)
}

/** Stands where YAML has structure, not inside of quotes; in a plain scalar it is code too, but for what is rendered later. */
function isCode(body: string, isLater: boolean): boolean {
  let quote = ''
  for (let at = 0; at < body.length; at++) {
    const char = body[at] as string
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++
      else if (char === quote) quote = ''
    } else if ((char === '"' || char === "'") && /[\s:,[{(]|^$/.test(body[at - 1] ?? '')) quote = char
    else if (char === '#' && /\s/.test(body[at - 1] ?? '')) return false
    else if (char === '{' && body[at + 1] === '{' && body[at - 1] !== '$')
      return /(?:^(?:- +)*|: +)$/.test(body.slice(0, at)) || (!isLater && ofChart.test(body))
  }
  return false
}
