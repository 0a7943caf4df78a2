import { nameSpan } from '../../syntax/hcl/ast.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import type { ProviderSchema } from '../aws-schema.ts'
import { bodyFaults } from './bodies.ts'
import { callFaults, targetOf } from './calls.ts'
import { type Complaint, hint } from './complaint.ts'
import { typeOfConstraint } from './constraint.ts'
import { attribute, type Declared, type Directory } from './directory.ts'
import { mismatches } from './literals.ts'
import { referenceFaults, schemaOf } from './references.ts'

/** Everything that is wrong with a directory, judged by the provider's schema and by the modules that it calls. */
export function* complaintsOf(
  directory: Directory,
  all: ReadonlyMap<string, Directory>,
  aws: ProviderSchema,
): Iterable<Complaint> {
  for (const tree of [...directory.trees, ...directory.settings])
    for (const { message, place } of tree.problems) yield { tree, at: place.span, message }
  yield* directory.twice
  for (const tree of directory.settings) yield* ofSettings(tree, directory)
  const target = (call: Declared) => all.get(targetOf(directory, call) ?? '')
  for (const declared of directory.blocks) {
    yield* ofBlock(declared, directory, all, aws)
    yield* referenceFaults(declared, { directory, target, aws })
  }
}

/** Blocks of providers that there is no schema of, and of modules that are not here. */
export function unseen(directory: Directory): readonly Declared[] {
  return directory.blocks.filter((declared) => {
    const { block } = declared
    const [type] = block.labels
    if (block.type === 'resource' || block.type === 'data' || block.type === 'ephemeral')
      return type !== undefined && !type.text.startsWith('aws_') && type.text !== 'terraform_data'
    return block.type === 'module' && targetOf(directory, declared) === undefined
  })
}

function* ofBlock(
  declared: Declared,
  directory: Directory,
  all: ReadonlyMap<string, Directory>,
  aws: ProviderSchema,
): Iterable<Complaint> {
  const { tree, block } = declared
  const { type, labels, body } = block
  const typeSpan = nameSpan(block)
  if (type === 'module') return yield* callFaults(directory, declared, all)
  if (type === 'variable') return yield* ofVariable(declared)
  if (type === 'output' && !attribute(body, 'value'))
    return yield { tree, at: typeSpan, message: `output \`${labels[0]?.text}\` has no value` }
  if (type === 'provider' && labels[0]?.text === 'aws') {
    const known = {
      ...aws.provider,
      a: { ...aws.provider.a, alias: { t: 'string' }, version: { t: 'string' } },
    } as const
    for (const fault of bodyFaults(body, known, typeSpan, 'provider `aws`')) yield { tree, ...fault }
    return
  }
  if (type !== 'resource' && type !== 'data' && type !== 'ephemeral') return
  const [label, name] = labels
  if (!label || !name) return yield { tree, at: typeSpan, message: `${type} needs a type and a name` }
  if (!label.text.startsWith('aws_')) return
  const schema = schemaOf(block, aws)
  if (!schema) {
    const known = { resource: aws.resources, data: aws.data, ephemeral: aws.ephemeral }[type]
    return yield {
      tree,
      at: label,
      message: `there is no ${type} \`${label.text}\`${hint(label.text, Object.keys(known))}`,
    }
  }
  for (const fault of bodyFaults(body, schema, typeSpan, `${label.text}.${name.text}`)) yield { tree, ...fault }
}

function* ofSettings(tree: HclTree, { variables }: Directory): Iterable<Complaint> {
  for (const given of tree.body.attributes) {
    const { name, value } = given
    const wanted = variables.get(name)
    if (wanted)
      for (const { at, message } of mismatches(value, typeOfConstraint(attribute(wanted.block.body, 'type')?.value)))
        yield { tree, at, message: `\`${name}\`: ${message}` }
    else
      yield {
        tree,
        at: nameSpan(given),
        message: `there is no variable \`${name}\`${hint(name, variables.keys())}`,
      }
  }
}

function* ofVariable({ tree, block: { body } }: Declared): Iterable<Complaint> {
  const value = attribute(body, 'default')?.value
  if (!value) return
  for (const fault of mismatches(value, typeOfConstraint(attribute(body, 'type')?.value))) yield { tree, ...fault }
}
