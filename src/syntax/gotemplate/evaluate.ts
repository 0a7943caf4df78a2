import type { Branch, Node, Range } from './ast.ts'
import { type Frame, found, type Run, type Template, type Templates } from './evaluation.ts'
import { type ExecFault, fail, isExecFault } from './fault.ts'
import { bound, evaluated } from './pipeline.ts'
import { printed } from './print.ts'
import { isText, type Text, withMarks, writer } from './traced.ts'
import { asList, asMap, bare, isTrue, type Mark, markOf, sortedKeys, type Value } from './value.ts'

/** What a template writes, with where each part of it came from. Throws an `ExecFault`. */
export function executed(run: Run, templates: Templates, template: Template, dot: Value, depth = 0, top = false): Text {
  if (depth > run.limits.depth) fail(`templates include one another more than ${run.limits.depth} deep`)
  const frame: Frame = {
    run,
    source: template.origin,
    templates,
    depth,
    out: writer(),
    names: ['$'],
    values: [dot],
    at: { start: 0, end: 0 },
    by: undefined,
    top,
  }
  placed(frame, () => walk(frame, template.nodes, dot))
  return frame.out.text()
}

/** A fault says where it arose, and in which action of the rendered template. */
function placed(frame: Frame, run: () => void): void {
  try {
    run()
  } catch (error) {
    if (!isExecFault(error)) throw error
    const place = { source: frame.source, span: { start: frame.at.start, end: frame.at.end } }
    throw { ...error, inner: error.inner ?? place, outer: place } satisfies ExecFault
  }
}

type Flow = 'break' | 'continue' | undefined

function walk(frame: Frame, nodes: readonly Node[], dot: Value): Flow {
  const { run, source } = frame
  for (const node of nodes) {
    if (++run.spent.steps > run.limits.steps) fail('the template takes too many steps')
    if (node.is === 'text') {
      const text = source.text.slice(node.start, node.end)
      if (source.literal) write(frame, text, source.literal, node.start)
      else write(frame, withMarks(text, source.marksOf(node)))
      continue
    }
    if (node.is === 'break' || node.is === 'continue') return node.is
    frame.at = node
    if (node.is === 'action') {
      const value = bound(frame, node.pipe, dot)
      if (node.pipe.variables.length === 0) put(frame, value, node)
    } else if (node.is === 'template') call(frame, node, dot)
    else {
      const mark = frame.names.length
      const flow = node.is === 'range' ? range(frame, node, dot) : branch(frame, node as Branch, dot)
      frame.names.length = mark
      frame.values.length = mark
      if (flow) return flow
    }
  }
  return undefined
}

function branch(frame: Frame, node: Branch, dot: Value): Flow {
  const value = bound(frame, node.pipe, dot)
  if (!isTrue(value)) return walk(frame, node.otherwise, dot)
  return walk(frame, node.body, node.is === 'with' ? value : dot)
}

function range(frame: Frame, node: Range, dot: Value): Flow {
  const value = evaluated(frame, node.pipe, dot)
  const { variables, assigns } = node.pipe
  const mark = frame.names.length
  let ran = false
  const once = (index: Value, element: Value): Flow => {
    ran = true
    const [first, second] = variables
    if (first !== undefined) set(frame, first, second === undefined ? element : index, assigns)
    if (second !== undefined) set(frame, second, element, assigns)
    const flow = walk(frame, node.body, element)
    frame.names.length = mark
    frame.values.length = mark
    return flow
  }
  const list = asList(value)
  const map = list ? undefined : asMap(value)
  const count = countOf(value)
  if (list) {
    for (const [index, item] of list.items.entries()) if (once(BigInt(index), item ?? null) === 'break') break
  } else if (map) {
    for (const name of sortedKeys(map)) if (once(name, map.entries.get(name) ?? null) === 'break') break
  } else if (count !== undefined) {
    if (variables.length > 1) fail(`can't use ${printed(value)} to iterate over more than one variable`)
    for (let index = 0n; index < count; index++) if (once(null, index) === 'break') break
  } else if (bare(value) !== undefined && bare(value) !== null) fail(`range can't iterate over ${printed(value)}`)
  return ran ? undefined : walk(frame, node.otherwise, dot)
}

function countOf(given: Value): bigint | undefined {
  const value = bare(given)
  if (typeof value === 'bigint') return value
  return typeof value === 'object' && value !== null && value.is === 'sized' ? value.value : undefined
}

/** A declared variable of a range lies on top of the stack already. */
function set(frame: Frame, name: string, value: Value, assigns: boolean): void {
  if (!assigns) {
    frame.names.push(name)
    frame.values.push(value)
    return
  }
  const at = frame.names.lastIndexOf(name)
  if (at < 0) fail(`undefined variable: ${name}`)
  frame.values[at] = value
}

function call(frame: Frame, node: Extract<Node, { is: 'template' }>, dot: Value): void {
  const template = found(frame.templates, node.name)
  if (!template) fail(`template "${node.name}" not defined`)
  const inner = node.pipe ? bound(frame, node.pipe, dot) : undefined
  const depth = frame.depth + 1
  if (depth > frame.run.limits.depth) fail(`templates include one another more than ${frame.run.limits.depth} deep`)
  const by = frame.by ?? (frame.top ? node : undefined)
  const called: Frame = { ...frame, source: template.origin, depth, names: ['$'], values: [inner], by, top: false }
  placed(called, () => walk(called, template.nodes, inner))
}

function put(frame: Frame, value: Value, node: Node): void {
  const { out, source, top, by = top ? node : undefined } = frame
  const before = out.length
  out.write(isText(value) ? value : withPast(value), source.originOf(node), by)
  spend(frame, out.length - before)
}

/** A number or truth of the data leads back to where it stands. */
function withPast(value: Value): Text {
  const text = printed(value)
  if (typeof value !== 'object' || value === null) return text
  const origin = value.is === 'traced' ? value.marks[0]?.origin : undefined
  return withMarks(text, [markOf(0, 0, origin)])
}

function write(frame: Frame, text: Text, origin?: Mark['origin'], from?: number): void {
  const { out, by } = frame
  const before = out.length
  out.write(text, origin, by, from)
  spend(frame, out.length - before)
}

function spend({ run: { spent, limits } }: Frame, characters: number): void {
  spent.output += characters
  if (spent.output > limits.output) fail('the template writes too much')
}
