import { posix } from 'node:path'
import { nameSpan } from '../../syntax/hcl/ast.ts'
import { type Complaint, hint } from './complaint.ts'
import { typeOfConstraint } from './constraint.ts'
import { attribute, type Declared, type Directory, literalText } from './directory.ts'
import { mismatches } from './literals.ts'

const meta = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on'])

/** Where a call leads, as long as that is a directory beside us. */
export function targetOf(directory: Directory, { block }: Declared): string | undefined {
  const source = literalText(attribute(block.body, 'source')?.value)
  return source && /^\.{1,2}\//.test(source) ? posix.join(directory.path, source) : undefined
}

/** A module call against the variables of the module. */
export function* callFaults(
  directory: Directory,
  call: Declared,
  all: ReadonlyMap<string, Directory>,
): Iterable<Complaint> {
  const { tree, block } = call
  const name = block.labels[0]?.text ?? ''
  const path = targetOf(directory, call)
  if (path === undefined) {
    if (!attribute(block.body, 'source'))
      yield { tree, at: nameSpan(block), message: `module \`${name}\` has no source` }
    return
  }
  const module = all.get(path)
  if (!module) return yield { tree, at: nameSpan(block), message: `module \`${name}\`: there is no module at ${path}` }
  const inputs = block.body.attributes.filter((each) => !meta.has(each.name))
  for (const given of inputs) {
    const { name: input, value } = given
    const wanted = module.variables.get(input)
    if (wanted)
      for (const { at, message } of mismatches(value, typeOfConstraint(attribute(wanted.block.body, 'type')?.value)))
        yield { tree, at, message: `\`${input}\` of module \`${name}\`: ${message}` }
    else
      yield {
        tree,
        at: nameSpan(given),
        message: `${path} has no variable \`${input}\`${hint(input, module.variables.keys())}`,
      }
  }
  for (const [wanted, { block: declared }] of module.variables)
    if (!attribute(declared.body, 'default') && !inputs.some((input) => input.name === wanted))
      yield {
        tree,
        at: nameSpan(block),
        message: `module \`${name}\` is not given \`${wanted}\`, which has no default`,
      }
}
