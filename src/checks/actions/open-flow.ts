import type { Job, Step } from '../../kinds/actions.ts'
import type { Expression } from '../../syntax/expression/ast.ts'
import { showsIn } from '../../syntax/expression/shows.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import { holdsOpenText, isOpenText, openOutputs } from './open-text.ts'
import { parseReference } from './reference.ts'

/** Where text of strangers has come to before a step: names of variables and \`step.output\` in lower case, and what filled each. */
export interface Flow {
  readonly env: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
}

/** The text of strangers that an expression shows, by the context that it came from. */
export function openIn(expression: Expression, { env, outputs }: Flow): string | undefined {
  for (const steps of showsIn(expression)) {
    const name = steps.join('.')
    const [context = '', first = '', part, last = ''] = steps.map((each) => each.toLowerCase())
    if (isOpenText(name) || holdsOpenText(name)) return name
    if (context === 'env' && env.has(first)) return env.get(first)
    if (context === 'steps' && part === 'outputs') {
      const from = outputs.get(`${first}.${last}`) ?? outputs.get(`${first}.*`)
      if (from !== undefined) return from
    }
  }
  return undefined
}

export function openInText(text: unknown, flow: Flow): string | undefined {
  if (typeof text !== 'string' || !text.includes('${{')) return undefined
  for (const { parsed } of expressionsIn(text)) {
    const open = 'flaw' in parsed ? undefined : openIn(parsed.expression, flow)
    if (open !== undefined) return open
  }
  return undefined
}

type Env = { readonly [name: string]: unknown } | undefined

/** What has flowed where when the step at an index runs. */
export function flowBefore(steps: readonly (Step | undefined)[], index: number, ...layers: readonly Env[]): Flow {
  const outputs = new Map<string, string>()
  const outer = envOf(layers, { env: new Map(), outputs })
  for (const step of steps.slice(0, index))
    if (step?.id) note(step, { env: envOf([step.env], { env: outer, outputs }), outputs }, outputs)
  return { env: envOf([steps[index]?.env], { env: outer, outputs }), outputs }
}

function envOf(layers: readonly Env[], flow: Flow): ReadonlyMap<string, string> {
  const env = new Map(flow.env)
  for (const layer of layers)
    for (const [name, value] of Object.entries(layer ?? {})) {
      const open = openInText(value, flow)
      if (open === undefined) env.delete(name.toLowerCase())
      else env.set(name.toLowerCase(), open)
    }
  return env
}

/** The outputs of a step that carry what strangers wrote: those of some actions, and what its script writes there as it came. */
function note(step: Step, flow: Flow, outputs: Map<string, string>): void {
  const id = step.id?.toLowerCase() ?? ''
  const reference = step.uses === undefined ? undefined : parseReference(step.uses)
  const known = reference && openOutputs[reference.repository.toLowerCase()]
  if (known?.test('_files') && known.source === '.') outputs.set(`${id}.*`, reference?.repository ?? '')
  for (const line of (step.run ?? '').split('\n')) {
    const [, name, value = ''] = /(?:^|[\s"'])([\w-]+)=(.*)>>\s*"?\$\{?GITHUB_OUTPUT/.exec(line) ?? []
    if (name === undefined || /\$\(/.test(value)) continue
    const variable = /^["']?\$\{?(\w+)\}?["']?\s*$/.exec(value)?.[1]
    const open = openInText(value, flow) ?? (variable === undefined ? undefined : flow.env.get(variable.toLowerCase()))
    if (open !== undefined) outputs.set(`${id}.${name.toLowerCase()}`, open)
  }
}

/** The output of an action that holds text of strangers, as an expression names it. */
export function openOutputOf(steps: readonly (Step | undefined)[], expression: Expression): string | undefined {
  for (const reference of showsIn(expression)) {
    const [context = '', id, part, name = ''] = reference
    if (context.toLowerCase() !== 'steps' || part !== 'outputs') continue
    const uses = steps.find((step) => step?.id !== undefined && step.id === id)?.uses
    const action = uses === undefined ? undefined : parseReference(uses)?.repository.toLowerCase()
    if (action !== undefined && openOutputs[action]?.test(name)) return reference.join('.')
  }
  return undefined
}

export function layersOf(workflow: { readonly env?: Env } | undefined, job: Job | undefined): readonly Env[] {
  return [workflow?.env, job?.env]
}
