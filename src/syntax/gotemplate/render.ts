import type { Span } from '../../model/source.ts'
import { executed } from './evaluate.ts'
import { add, fileSource, found, type Limits, type Place, type Run, type Templates, usual } from './evaluation.ts'
import { isExecFault } from './fault.ts'
import type { Func } from './function.ts'
import { functions } from './functions.ts'
import { parsed } from './parse.ts'
import { marksOf, replaced, type Text, textOf } from './traced.ts'
import type { Reason } from './unknowns.ts'
import type { Mark, Value } from './value.ts'

/** Templates that know each other. */
export interface TemplateSet {
  readonly templates: Templates
  readonly run: Run
}

export interface Options {
  /** Go before the functions that are known. */
  readonly functions?: Readonly<Record<string, Func>>
  readonly limits?: Limits
  /** `required` values that are not there: with it they count as unknown and the template goes on. */
  readonly wanting?: (message: string, where: Place) => void
}

export interface Output {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Why it is not whole, and where: in the template that is rendered, and in the one that it came from. */
  readonly fault?: { readonly message: string; readonly outer: Place | undefined; readonly inner: Place | undefined }
}

export function templateSet(options: Options = {}): TemplateSet {
  const own = options.functions
  const known = own ? new Map([...functions(), ...Object.entries(own)]) : functions()
  return {
    templates: { own: new Map() },
    run: {
      functions: known,
      limits: options.limits ?? usual,
      reasons: [],
      spent: { output: 0, steps: 0, total: 0 },
      ...(options.wanting && { wanting: options.wanting }),
    },
  }
}

/** Adds a file under its name; `shown` is what its places call it. Gives back what is wrong with it. */
export function addFile(
  { templates }: TemplateSet,
  name: string,
  text: string,
  shown = name,
): { readonly message: string; readonly span: Span } | undefined {
  const tree = parsed(text)
  if (tree.fault) return tree.fault
  add(templates, name, tree, fileSource(shown, text))
  return undefined
}

/** What a template of the set writes. Never throws; with a fault there is no text. */
export function output({ templates, run }: TemplateSet, name: string, dot: Value): Output {
  const template = found(templates, name)
  if (!template) return faulty(`there is no template \`${name}\``)
  run.spent.total += run.spent.steps
  run.spent.output = 0
  run.spent.steps = 0
  const whole: Place = { source: template.origin, span: { start: 0, end: 0 } }
  if (run.spent.total > run.limits.total) return faulty('the templates before it took too many steps', whole)
  try {
    // Go writes what is missing as `<no value>`; Helm takes it out again.
    const text: Text = replaced(executed(run, templates, template, dot, 0, true), '<no value>', '')
    return { text: textOf(text), marks: marksOf(text) }
  } catch (error) {
    if (isExecFault(error)) return faulty(error.execFault, error.outer, error.inner)
    // The stack or the memory for one text is used up: what people write stays far below it.
    if (error instanceof RangeError) return faulty('the template goes too deep', whole)
    throw error
  }
}

function faulty(message: string, outer?: Place, inner?: Place): Output {
  return { text: '', marks: [], fault: { message, outer, inner } }
}

export function reasonsOf({ run }: TemplateSet): readonly Reason[] {
  return run.reasons
}
