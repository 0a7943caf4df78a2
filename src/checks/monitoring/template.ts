import type { Command, Node, Operand, Pipe } from '../../syntax/gotemplate/ast.ts'
import { parsed } from '../../syntax/gotemplate/parse.ts'

/** What the text of an alert reads. */
export interface TemplateReading {
  /** Why Prometheus refuses it. */
  readonly fault?: string
  /** Labels of the alert. */
  readonly labels: ReadonlySet<string>
  /** The value of the alert is written: as it is, or made readable. */
  readonly value?: 'raw' | 'shaped'
  /** Queries that are asked on the way, with the labels that are read of their answers. */
  readonly queries: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a value in a template is, as far as it can be said. */
type Origin =
  | { readonly is: 'root' | 'labels' | 'value' | 'shaped' | 'number' | 'other' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'samples' | 'sample' | 'sample-labels'; readonly query: string }

interface State {
  fault?: string
  value?: 'raw' | 'shaped'
  readonly labels: Set<string>
  readonly queries: Map<string, Set<string>>
  readonly variables: Map<string, Origin>
}

export function readTemplate(text: string): TemplateReading {
  const known = remembered.get(text)
  if (known) return known
  const reading = text.includes('{{') && !text.includes('{%') ? readAnew(text) : nothing
  if (remembered.size > 2000) remembered.clear()
  remembered.set(text, reading)
  return reading
}

const nothing: TemplateReading = { labels: new Set(), queries: new Map() }
const remembered = new Map<string, TemplateReading>()

/** What Prometheus puts before each text. */
const defined =
  '{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}{{$externalURL := .ExternalURL}}{{$value := .Value}}'

function readAnew(text: string): TemplateReading {
  const { nodes, fault } = parsed(defined + text)
  if (fault) return { ...nothing, fault: fault.message }
  const state: State = { labels: new Set(), queries: new Map(), variables: new Map([['$', { is: 'root' }]]) }
  walk(nodes, { is: 'root' }, state)
  const { variables: _, ...reading } = state
  return reading
}

function walk(nodes: readonly Node[], dot: Origin, state: State): void {
  for (const node of nodes) {
    if (node.is === 'action') {
      const origin = ofPipe(node.pipe, dot, state)
      if (node.pipe.variables.length > 0) continue
      if (origin.is === 'value') state.value = 'raw'
      else if (origin.is === 'shaped') state.value ??= 'shaped'
    } else if (node.is === 'if' || node.is === 'with' || node.is === 'range') {
      const origin = ofPipe(node.pipe, dot, state)
      const item: Origin = node.is === 'range' && origin.is === 'samples' ? { ...origin, is: 'sample' } : origin
      if (node.is === 'range') for (const name of node.pipe.variables.slice(-1)) state.variables.set(name, item)
      const within: Origin = node.is === 'range' && origin.is !== 'samples' ? { is: 'other' } : item
      walk(node.body, node.is === 'if' ? dot : within, state)
      walk(node.otherwise, dot, state)
    } else if (node.is === 'template' && node.pipe) ofPipe(node.pipe, dot, state)
  }
}

function ofPipe({ commands, variables }: Pipe, dot: Origin, state: State): Origin {
  let origin: Origin | undefined
  for (const command of commands) origin = ofCommand(command, origin, dot, state)
  const result = origin ?? { is: 'other' }
  for (const name of variables) state.variables.set(name, result)
  return result
}

function ofCommand({ first, rest }: Command, piped: Origin | undefined, dot: Origin, state: State): Origin {
  const args = [...rest.map((each) => ofOperand(each, dot, state)), ...(piped ? [piped] : [])]
  if (first.is === 'nil') state.fault ??= 'nil is not a command'
  if (first.is !== 'function') return ofOperand(first, dot, state)
  const { name } = first
  if (!functions.has(name)) {
    state.fault ??= `there is no function \`${name}\``
    return { is: 'other' }
  }
  const last = args.at(-1)
  if (name === 'query') return asked(last, state)
  if (name === 'first') {
    if (last?.is === 'value' || last?.is === 'number')
      state.fault ??= '`first` takes the result of a query, not a number'
    return last?.is === 'samples' ? { ...last, is: 'sample' } : { is: 'other' }
  }
  if (name === 'sortByLabel') return last ?? { is: 'other' }
  if (name === 'label' && args[0]?.is === 'text' && last?.is === 'sample') readOf(last.query, args[0].text, state)
  if (name === 'printf' && args[0]?.is === 'text' && !args.some(({ is }) => is === 'value')) {
    return { is: 'text', text: args[0].text.replace(/%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]/g, 'x') }
  }
  if (args.some(({ is }) => is === 'value' || is === 'shaped')) return { is: 'shaped' }
  return { is: 'other' }
}

function asked(given: Origin | undefined, state: State): Origin {
  if (given?.is !== 'text') return { is: 'other' }
  if (!state.queries.has(given.text)) state.queries.set(given.text, new Set())
  return { is: 'samples', query: given.text }
}

function readOf(query: string, label: string, state: State): void {
  state.queries.get(query)?.add(label)
}

function ofOperand(operand: Operand, dot: Origin, state: State): Origin {
  switch (operand.is) {
    case 'dot':
      return dot
    case 'string':
      return { is: 'text', text: operand.value }
    case 'number':
      return { is: 'number' }
    case 'field':
      return member(dot, operand.names, state)
    case 'variable':
      return member(state.variables.get(operand.name) ?? { is: 'other' }, operand.names, state)
    case 'chain':
      return member(ofOperand(operand.of, dot, state), operand.names, state)
    case 'pipe':
      return ofPipe(operand.pipe, dot, state)
    case 'function':
      return ofCommand({ first: operand, rest: [], start: operand.start, end: operand.end }, undefined, dot, state)
    default:
      return { is: 'other' }
  }
}

function member(of: Origin, [name, ...more]: readonly string[], state: State): Origin {
  if (name === undefined) return of
  if (of.is === 'labels') state.labels.add(name)
  if (of.is === 'sample-labels') readOf(of.query, name, state)
  if (of.is === 'root' && name === 'Labels') return member({ is: 'labels' }, more, state)
  if (of.is === 'root' && name === 'Value') return { is: 'value' }
  if (of.is === 'sample' && name === 'Labels') return member({ ...of, is: 'sample-labels' }, more, state)
  return { is: 'other' }
}

/** Those of Prometheus 3, of Go, and what vmalert, which takes the same files, has beside them. */
const functions = new Set(
  `query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink sortByLabel
stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now
pathPrefix externalURL parseDuration urlQueryEscape and or not len index slice print printf println html js urlquery call
eq ne lt le gt ge crlfEscape formatTime htmlEscape jsonEscape parseDurationTime pathEscape queryEscape quotesEscape
first last`.split(/\s+/),
)
