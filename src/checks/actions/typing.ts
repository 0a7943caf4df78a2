import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { type Complaint, infer } from '../../syntax/expression/infer.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import { type Fields, objectOf, type Type, titleOf } from '../../syntax/expression/types.ts'
import { inputType } from './context-types.ts'
import { actionContexts, jobContexts, workflowContexts } from './contexts.ts'
import { typeOfText } from './matrix-type.ts'
import { textsIn } from './surroundings.ts'

/** What is wrong with an expression and where it stands; `text`: it gives a text something that is none. */
export interface Placed {
  readonly about: Complaint['about'] | 'text' | 'form'
  readonly message: string
  readonly at: Path
}

/** Everything that the types of the contexts tell about the expressions of a workflow or an action. Reckoned once for each. */
export function complaintsOf(resource: Resource, estate: Estate): readonly Placed[] {
  const found = known.get(resource) ?? [...look(resource, estate)]
  known.set(resource, found)
  return found
}

const known = new WeakMap<Resource, readonly Placed[]>()

function* look(resource: Resource, estate: Estate): Iterable<Placed> {
  const whole = valueAt(resource.tree.data, resource.path)
  if (!isMap(whole)) return
  if (isMap(whole.runs)) {
    const contexts = actionContexts(whole, resource, estate)
    yield* inValue(whole.runs, ['runs'], contexts)
    if (isMap(whole.outputs)) yield* inValue(whole.outputs, ['outputs'], contexts)
    return
  }
  const base = workflowContexts(whole, resource, estate)
  const { jobs, on, ...rest } = whole
  yield* inTrigger(on, base)
  yield* inValue(rest, [], base)
  for (const [id, job] of Object.entries(isMap(jobs) ? jobs : {})) {
    if (!isMap(job)) continue
    const contexts = jobContexts(base, job, whole, resource, estate)
    const { strategy, ...others } = job
    const { matrix: _, steps: __, ...outer } = contexts
    yield* inValue(strategy, ['jobs', id, 'strategy'], outer)
    yield* inValue(others, ['jobs', id], contexts)
  }
}

/** The default of an input may read the inputs before it. */
function* inTrigger(on: unknown, base: Fields): Iterable<Placed> {
  const call = isMap(on) ? on.workflow_call : undefined
  if (!isMap(call)) return
  yield* inValue(call.outputs, ['on', 'workflow_call', 'outputs'], base)
  const before: { [name: string]: Type } = {}
  for (const [name, input] of Object.entries(isMap(call.inputs) ? call.inputs : {})) {
    if (!isMap(input)) return
    const at = ['on', 'workflow_call', 'inputs', name, 'default']
    const contexts = { ...base, inputs: objectOf(before) }
    if (typeof input.default === 'string') {
      yield* inValue(input.default, at, contexts)
      const type = typeOfText(input.default, contexts)
      const wanted = inputType(input.type)
      if (
        wanted.is !== 'string' &&
        wanted.is !== 'any' &&
        type.is !== 'any' &&
        type.is !== wanted.is &&
        input.default.includes('${{')
      )
        yield { about: 'form', at, message: `\`${name}\` is ${titleOf(wanted)}, and its default is ${titleOf(type)}` }
    }
    before[name] = inputType(input.type)
  }
}

function* inValue(value: unknown, at: Path, contexts: Fields): Iterable<Placed> {
  for (const { text, at: below } of textsIn(value)) {
    const path = [...at, ...below]
    const isCondition = path.at(-1) === 'if' || path.at(-1) === 'pre-if' || path.at(-1) === 'post-if'
    if (!isCondition && !text.includes('${{')) continue
    const holes = holesIn(text)
    const alone = holes.length === 1 && holes[0]?.from === 0 && holes[0].to === text.trimEnd().length
    const said = new Set<string>()
    for (const { text: inner, parsed } of expressionsIn(text, isCondition)) {
      if ('flaw' in parsed) continue
      const { type, complaints } = infer(parsed.expression, contexts)
      const all: Pick<Placed, 'about' | 'message'>[] = [...complaints]
      if (!isCondition && (alone ? isScalarPlace(path) : true)) all.push(...notText(type))
      if (alone) all.push(...misplaced(type, path))
      for (const { about, message } of all) {
        const line = `\`${inner.trim()}\`: ${message}`
        if (!said.has(line)) yield { about, message: line, at: path }
        said.add(line)
      }
    }
  }
}

function* notText(type: Type): Iterable<Pick<Placed, 'about' | 'message'>> {
  if (type.is === 'null') yield { about: 'text', message: 'null becomes nothing here' }
  if (type.is === 'array' || type.is === 'object')
    yield {
      about: 'text',
      message: `${titleOf(type)} becomes the word \`${type.is === 'array' ? 'Array' : 'Object'}\`; use \`toJSON\` or name a part of it`,
    }
}

/** Where a value stands that GitHub turns into a text: below `env`, `with`, `outputs`, and all that is no list or map by itself. */
function isScalarPlace(path: Path): boolean {
  const [last, parent] = [path.at(-1), path.at(-2)]
  if (path.includes('strategy') || path.includes('matrix')) return false
  if (parent === 'env' || parent === 'with' || parent === 'outputs' || parent === 'secrets') return true
  return last === 'run' || last === 'name' || last === 'run-name' || last === 'url' || last === 'group'
}

function* misplaced(type: Type, path: Path): Iterable<Pick<Placed, 'about' | 'message'>> {
  const last = path.at(-1)
  if (type.is === 'any' || type.is === 'null') return
  if (last === 'env' && type.is !== 'object')
    yield { about: 'form', message: `\`env\` needs an object, and this is ${titleOf(type)}` }
  if (
    last === 'runs-on' &&
    path.length === 3 &&
    type.is === 'object' &&
    !('labels' in type.fields) &&
    !('group' in type.fields)
  )
    yield { about: 'form', message: '`runs-on` needs a label or a list of labels, and this is an object' }
  if (
    (last === 'timeout-minutes' || last === 'max-parallel') &&
    (type.is === 'boolean' || type.is === 'array' || type.is === 'object')
  )
    yield { about: 'form', message: `\`${last}\` needs a number, and this is ${titleOf(type)}` }
  if ((last === 'continue-on-error' || last === 'fail-fast') && (type.is === 'array' || type.is === 'object'))
    yield { about: 'form', message: `\`${last}\` needs true or false, and this is ${titleOf(type)}` }
}
