import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import type { TextSpot } from '../../syntax/xml/elements.ts'
import { type Project, propertyOf } from './project.ts'

/** The text with its properties replaced, at the place that gives it: that of the property where it is nothing else. */
export function resolved(project: Project, spot: TextSpot): Leaf {
  const { text, tree, path } = spot
  if (isUnknown(text) || !text.includes('${')) return { is: 'leaf', value: text, mark: { tree, path } }
  const value = filled(project, text, 0, { left: patience })
  const only = /^\$\{([^${}]+)\}$/.exec(text)?.[1]
  const given = only === undefined ? undefined : propertyOf(project, only)
  const mark = { tree, path, made: 'put together from properties' }
  if (!given || isUnknown(given.text)) return { is: 'leaf', value, mark }
  return { is: 'leaf', value, mark: { tree: given.tree, path: given.path, made: `that of property \`${only}\`` } }
}

/** Characters and replacements that one text may cost: properties can double each other. */
const patience = 10_000

function filled(project: Project, text: string, depth: number, budget: { left: number }): string | Unknown {
  let because: string | undefined
  budget.left -= text.length + 1
  const plain = text.replace(/\$\{([^${}]*)\}/g, (whole, name: string) => {
    if (because !== undefined) return whole
    const given = depth < 20 && budget.left > 0 ? propertyOf(project, name) : undefined
    if (!given) {
      because = project.foreign
        ? `property \`${name}\` may be set by parent ${project.foreign}`
        : `property \`${name}\` is not set in the repository`
      return whole
    }
    const inner = isUnknown(given.text) ? given.text : filled(project, given.text, depth + 1, budget)
    if (typeof inner === 'string') return inner
    because = `property \`${name}\` cannot be known`
    return whole
  })
  return because === undefined ? plain : unknownValue(text, because)
}
