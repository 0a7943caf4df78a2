import type { Problem, Tree } from '../../model/source.ts'
import { lift, type MapNode, type Node, textAt } from '../../syntax/derived/node.ts'
import { evaluated, truthOf } from './evaluate.ts'
import { isTemplate } from './recognize.ts'
import { scalarAt } from './scalars.ts'
import { expanded } from './serverless/expand.ts'
import { withGlobals } from './serverless/globals.ts'
import { parametersOf, type Stack, sectionOf } from './stack.ts'

/** Values of a template that may be worked out. */
const largest = 100_000

/** The documents of a file with its templates worked out, for parameters that somebody gives. */
export function workedOut(
  tree: Tree,
  given: ReadonlyMap<string, unknown>,
): { nodes: readonly Node[]; problems: Problem[] } {
  const problems: Problem[] = []
  const nodes = (Array.isArray(tree.data) ? tree.data : []).map((template, document): Node => {
    const mark = { tree, path: [document] }
    if (!isTemplate(template)) return lift(template, mark)
    return deployed({
      tree,
      document,
      template,
      parameters: parametersOf(template, given, (value, path) => scalarAt(value, [document, ...path], tree)),
      conditions: new Map(),
      loops: new Map(),
      problems,
      budget: { left: largest },
    })
  })
  return { nodes, problems }
}

function deployed(stack: Stack): MapNode {
  const { tree, document, template } = stack
  const mark = { tree, path: [document] }
  const entries = new Map<string, Node>()
  for (const [name, section] of Object.entries(template)) {
    const path = [document, name]
    if (name === 'Conditions') entries.set(name, conditionsOf(stack))
    else if (name === 'Resources' || name === 'Outputs') {
      const node = evaluated(section, path, stack)
      if (node) entries.set(name, node.is === 'map' ? there(node, stack) : node)
    } else if (name === 'Globals') entries.set(name, evaluated(section, path, stack) ?? lift(null, { tree, path }))
    else entries.set(name, lift(section, { tree, path }))
  }
  const resources = entries.get('Resources')
  if (resources?.is === 'map' && isServerless(resources)) {
    const whole = withGlobals(resources, entries.get('Globals'))
    entries.set('Resources', whole)
    entries.set('Serverless', { is: 'map', entries: expanded(whole), mark: whole.mark })
  }
  return { is: 'map', entries, mark }
}

function conditionsOf(stack: Stack): MapNode {
  const path = [stack.document, 'Conditions']
  const entries = new Map<string, Node>()
  for (const name of Object.keys(sectionOf(stack, 'Conditions'))) {
    const mark = { tree: stack.tree, path: [...path, name], made: 'what a condition comes to' }
    entries.set(name, { is: 'leaf', value: truthOf(name, path, stack), mark })
  }
  return { is: 'map', entries, mark: { tree: stack.tree, path } }
}

/** Without what is not deployed: its condition is false. */
function there(section: MapNode, stack: Stack): MapNode {
  const entries = new Map<string, Node>()
  for (const [name, node] of section.entries) {
    const condition = node.is === 'map' ? node.entries.get('Condition') : undefined
    const is =
      condition?.is === 'leaf' && typeof condition.value === 'string'
        ? truthOf(condition.value, condition.mark.path, stack)
        : true
    if (is !== false) entries.set(name, node)
  }
  return { ...section, entries }
}

/** By its resources: without the transform that they need, nothing of it can be deployed. */
function isServerless(resources: MapNode): boolean {
  return [...resources.entries.values()].some((each) => textAt(each, ['Type'])?.startsWith('AWS::Serverless::'))
}
