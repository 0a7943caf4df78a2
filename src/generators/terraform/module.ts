import { releases } from '../../facts/versions.ts'
import type { Artifact } from '../../model/blueprint.ts'
import { type Block, block, type Code, call, raw, type Value } from '../../syntax/hcl/build.ts'
import { printHcl } from '../../syntax/hcl/print.ts'
import { about } from './about.ts'
import { boundedModule } from './boundary.ts'
import { carriedCases } from './cases/carried.ts'
import { clusterCases } from './cases/clusters.ts'
import { containerCases } from './cases/containers.ts'
import { databaseCases } from './cases/databases.ts'
import { doorCases } from './cases/doors.ts'
import { edgeCases } from './cases/edge.ts'
import { flagCases } from './cases/flags.ts'
import { keptCases } from './cases/kept.ts'
import { objectiveCases } from './cases/objectives.ts'
import { previewCases } from './cases/previews.ts'
import { releaseCases } from './cases/releases.ts'
import { storeCases } from './cases/stores.ts'
import { watchingCases } from './cases/watching.ts'
import { type Cases, caseFile, fitting } from './cases.ts'
import { pageOf } from './page.ts'

/** A Terraform module as it is written: its files by name, without `.tf`. */
export interface Module {
  readonly main: readonly Block[]
  readonly variables: readonly Block[]
  readonly outputs: readonly Block[]
}

interface Bounds {
  readonly default?: Value
  readonly nullable?: false
  readonly sensitive?: true
  /** Kept in no plan and no state. */
  readonly ephemeral?: true
  /** What must hold, as an expression, and what to say where it does not. */
  readonly valid?: { readonly condition: string; readonly message: string }
}

/** `type` is a type constraint, as Terraform writes it, or one from `objectsType`. */
export function variable(name: string, type: string | Code, description: string, bounds: Bounds = {}): Block {
  const { valid, ...rest } = bounds
  return block(
    'variable',
    [name],
    { description, type: typeof type === 'string' ? raw(type) : type, ...rest },
    valid ? [block('validation', [], { condition: raw(valid.condition), error_message: valid.message })] : [],
  )
}

/** `map(object({ … }))`, or a list of them, with one line for each field. */
export function objectsType(collection: 'map' | 'list', fields: Readonly<Record<string, string | Code>>): Code {
  const written = Object.entries(fields).map(
    ([name, type]) => [name, typeof type === 'string' ? raw(type) : type] as const,
  )
  return call(collection, call('object', Object.fromEntries(written)))
}

/** `value` is an expression; `after`: what must stand before anybody uses it. */
export function output(name: string, value: string, description: string, after: readonly string[] = []): Block {
  return block('output', [name], {
    description,
    value: raw(value),
    ...(after.length > 0 && { depends_on: after.map(raw) }),
  })
}

const casesOf: Readonly<Record<string, Cases>> = {
  ...storeCases,
  ...databaseCases,
  ...carriedCases,
  ...watchingCases,
  ...edgeCases,
  ...doorCases,
  ...containerCases,
  ...keptCases,
  ...releaseCases,
  ...clusterCases,
  ...objectiveCases,
  ...flagCases,
  ...previewCases,
}

/** A module as its directory: the code, its page, and its tests where it has any. */
export function moduleFiles(name: string, written: Module, because: readonly string[]): Artifact[] {
  // The roles of pipelines are bound by what they are denied, and made by hand.
  const module = name === 'pipeline-role' ? written : boundedModule(written)
  const { main, variables, outputs } = module
  const asked = new Set(variables.map(({ labels }) => labels[0]))
  const cases = fitting(casesOf[name], asked)
  const home = `terraform/modules/${name}`
  return [
    terraformFile(`${home}/main.tf`, main, because),
    terraformFile(`${home}/variables.tf`, variables, because),
    terraformFile(`${home}/outputs.tf`, outputs, because),
    terraformFile(`${home}/versions.tf`, [versions()], because),
    pageOf(name, module, about[name], cases, because),
    ...(cases ? [caseFile(name, cases, because)] : []),
  ]
}

export function terraformFile(path: string, blocks: readonly Block[], because: readonly string[]): Artifact {
  return { path, because, text: printHcl(blocks) }
}

export function versions(): Block {
  return block('terraform', [], { required_version: releases.terraform.version }, [
    block('required_providers', [], {
      aws: { source: 'hashicorp/aws', version: releases.awsProvider.version },
    }),
  ])
}

/** What follows a name in a block label: hyphens are allowed there, but read badly in references. */
export function label(...names: readonly string[]): string {
  return names.join('_').replaceAll('-', '_')
}
