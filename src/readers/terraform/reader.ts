import {
  HclFile,
  type TerraformBody,
  TerraformData,
  TerraformFile,
  TerraformLocal,
  TerraformModuleCall,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformSettings,
  TerraformValues,
  TerraformVariable,
} from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { hcl } from '../../syntax/hcl/hcl.ts'
import type { Reader, Sighting } from '../reader.ts'
import { evaluatedRoot } from './evaluation.ts'
import { isPlan, planned } from './plan.ts'
import { modulesIn, rootsIn } from './roots.ts'

/** Resources carry the names that Terraform refers to them by: `aws_s3_bucket.logs`, `module.network`, `var.region`. */
export const reader: Reader = {
  title: 'Terraform and OpenTofu configuration',
  syntax: hcl,
  files: ['**/*.{tf,tofu,tfvars,hcl}', '**/*.json'],
  *read({ data, file, scope }) {
    if (!isMap(data)) return
    if (scope !== undefined) {
      yield* evaluated(data, 'resource', TerraformResource)
      yield* evaluated(data, 'data', TerraformData)
      return
    }
    if (!CONFIGURATION.test(file.path)) {
      const kind = /\.tfvars(?:\.json)?$/.test(file.path) ? TerraformValues : HclFile
      yield { kind, name: file.path, path: [], data }
      return
    }
    yield { kind: TerraformFile, name: file.path, path: [], data }
    yield* oneLabel(data, 'module', TerraformModuleCall, 'module.', moduleCall)
    yield* oneLabel(data, 'variable', TerraformVariable, 'var.', variable)
    yield* oneLabel(data, 'output', TerraformOutput, 'output.', (name, body) => ({ ...body, name }))
    yield* oneLabel(data, 'provider', TerraformProvider, 'provider.', (name, body) => ({
      name,
      body,
      alias: body.alias,
    }))
    for (const [index, body] of bodies(data.locals))
      for (const [name, value] of Object.entries(body))
        yield { kind: TerraformLocal, name: `local.${name}`, path: ['locals', index, name], data: { name, value } }
    for (const [index, body] of bodies(data.terraform))
      yield { kind: TerraformSettings, name: 'terraform', path: ['terraform', index], data: settings(body) }
  },
  *derive({ files, trees }) {
    const all = trees(hcl)
    const modules = modulesIn(all)
    const budget = { steps: MAX_STEPS }
    for (const root of rootsIn(modules, all))
      for (const set of root.sets) yield { tree: evaluatedRoot(root, set, modules, files, budget), covers: [] }
    for (const tree of all.values()) if (isPlan(tree)) yield { tree: planned(tree), covers: [tree.file.path] }
  },
}

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/
/** Steps of evaluation for everything that is read together. */
const MAX_STEPS = 40_000_000

type Kind = Sighting['kind']

/** Named by address: the type and name are the last two words of it, before an index. */
function* evaluated(data: TerraformBody, block: string, kind: Kind): Iterable<Sighting> {
  for (const [address, body] of entries(data[block])) {
    const [, type, name] = ADDRESS.exec(address) ?? []
    yield { kind, name: address, path: [block, address], data: { type, name, body } }
  }
}

const ADDRESS = /(?:^|\.)([^.[\]"]+)\.([^.[\]"]+)(?:\[(?:[^"\]]*|"(?:[^"\\]|\\.)*")\])?$/

function* oneLabel(
  data: TerraformBody,
  block: string,
  kind: Kind,
  prefix: string,
  read: (name: string, body: TerraformBody) => TerraformBody,
): Iterable<Sighting> {
  for (const [label, list] of entries(data[block]))
    for (const [index, body] of bodies(list)) {
      const alias = kind === TerraformProvider && typeof body.alias === 'string' ? `.${body.alias}` : ''
      yield { kind, name: `${prefix}${label}${alias}`, path: [block, label, index], data: read(label, body) }
    }
}

const moduleArguments = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on'])

function moduleCall(name: string, body: TerraformBody): TerraformBody {
  const inputs = Object.fromEntries(Object.entries(body).filter(([key]) => !moduleArguments.has(key)))
  return { name, source: body.source, version: body.version, inputs }
}

function variable(name: string, body: TerraformBody): TerraformBody {
  const type = isUnknown(body.type) ? body.type.text : body.type
  return { ...body, name, type, optional: Object.hasOwn(body, 'default') }
}

function settings(body: TerraformBody): TerraformBody {
  const required = [...bodies(body.required_providers)].flatMap(([, providers]) => Object.entries(providers))
  const [backend] = entries(body.backend).flatMap(([type, list]) =>
    [...bodies(list)].map(([, each]) => ({ type, body: each })),
  )
  const [cloud] = [...bodies(body.cloud)].map(([, each]) => each)
  return { required_version: body.required_version, required_providers: Object.fromEntries(required), backend, cloud }
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isMap(value) ? Object.entries(value) : []
}

function* bodies(value: unknown): Iterable<readonly [number, TerraformBody]> {
  if (!Array.isArray(value)) return
  for (const [index, body] of value.entries()) if (isMap(body)) yield [index, body]
}
