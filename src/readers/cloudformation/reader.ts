import {
  CloudFormationCondition,
  CloudFormationMapping,
  CloudFormationOutput,
  CloudFormationParameter,
  CloudFormationResource,
  CloudFormationTemplate,
} from '../../kinds/cloudformation.ts'
import type { Kind } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Tree } from '../../model/source.ts'
import { derivedTree } from '../../syntax/derived/tree.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Derived, Reader, Sighting } from '../reader.ts'
import { nestedIn } from './nested.ts'
import { type ParameterSet, parametersIn, setsFor } from './parameters.ts'
import { isTemplate, mayConcern } from './recognize.ts'
import { workedOut } from './template.ts'

export const reader: Reader = {
  title: 'CloudFormation and SAM templates',
  syntax: yaml,
  files: ['**/*.{yaml,yml,json,template,cfn,cform}', '**/*.template.*'],
  wants: mayConcern,
  // What stands in the text is read as what it comes to.
  claims: ({ data, scope }) => scope !== undefined && Array.isArray(data) && data.some(isTemplate),
  *read({ data, file }) {
    for (const [index, template] of Array.isArray(data) ? data.entries() : [])
      if (isTemplate(template)) yield* sightings(template, index, file.path)
  },
  *derive(sources) {
    const trees = [...sources.trees(yaml).values()]
    const templates = trees.filter(({ data }) => Array.isArray(data) && data.some(isTemplate))
    if (templates.length === 0) return
    const sets = trees.map(parametersIn).filter((each) => each !== undefined)
    for (const tree of templates) {
      yield derived(tree)
      for (const set of setsFor(tree, templates, sets)) yield derived(tree, set)
    }
  },
}

function derived(tree: Tree, set?: ParameterSet): Derived {
  const { nodes, problems } = workedOut(tree, set?.values ?? new Map())
  const made = derivedTree({ root: tree, nodes, problems, scope: set?.path ?? tree.file.path })
  return { tree: made, covers: [tree.file.path] }
}

type Template = { readonly [name: string]: unknown }

function* sightings(template: Template, index: number, file: string): Iterable<Sighting> {
  yield { kind: CloudFormationTemplate, name: file, path: [index] }
  for (const [section, [kind, word]] of Object.entries(sections))
    for (const [name, value] of entriesOf(template[section]))
      yield {
        kind,
        name: `${word}.${name}`,
        path: [index, section, name],
        data: { ...(isMap(value) ? lowered(value) : { value }), name },
      }
  for (const section of ['Resources', 'Serverless'])
    for (const [name, value] of entriesOf(template[section])) {
      if (!isMap(value)) continue
      const nested = nestedIn(value, directoryOf(file))
      const dependsOn = typeof value.DependsOn === 'string' ? [value.DependsOn] : value.DependsOn
      const data = { ...lowered(value), properties: value.Properties ?? {}, name, nested, dependsOn }
      yield { kind: CloudFormationResource, name, path: [index, section, name], data }
    }
}

const sections: Readonly<Record<string, readonly [Kind, string]>> = {
  Parameters: [CloudFormationParameter, 'parameter'],
  Mappings: [CloudFormationMapping, 'mapping'],
  Conditions: [CloudFormationCondition, 'condition'],
  Outputs: [CloudFormationOutput, 'output'],
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isMap(value) ? Object.entries(value) : []
}

/** `DeletionPolicy` as `deletionPolicy`. */
function lowered(map: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  )
}
