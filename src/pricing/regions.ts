import {
  type TerraformBody,
  TerraformLocal,
  TerraformProvider,
  TerraformValues,
  TerraformVariable,
} from '../kinds/terraform.ts'
import type { Estate } from '../model/estate.ts'
import { folderOf, type Resource } from '../model/resource.ts'
import { isMap } from '../model/shape.ts'
import { isUnknown } from '../model/unknown.ts'
import { textIn } from './body.ts'
import { regionsOfPlan } from './plan-regions.ts'

/** Where a resource stands: as it says, as its zone says, as its provider does; `undefined` where nothing does. */
export type RegionOf = (scope: string, body: TerraformBody) => string | undefined

export function regionsIn(estate: Estate): RegionOf {
  const known = new Map<string, ReadonlyMap<string, string>>()
  return (scope, body) => {
    const own = textIn(body.region) ?? regionOfZone(textIn(body.availability_zone))
    if (own !== undefined) return own
    let providers = known.get(scope)
    if (!providers) {
      providers = regionsOfScope(estate, scope)
      known.set(scope, providers)
    }
    const name = isUnknown(body.provider) ? body.provider.text : textIn(body.provider)
    return providers.get(name ?? 'aws') ?? providers.get('aws')
  }
}

/** A scope is a directory, or one with a set of values or a plan behind it: `infra (plan.json)`. */
function regionsOfScope(estate: Estate, scope: string): ReadonlyMap<string, string> {
  const [, directory = scope, file = ''] = /^(.*) \(([^()]*)\)$/.exec(scope) ?? []
  const plan = file.endsWith('.json') ? estate.files.get(directory === '.' ? file : `${directory}/${file}`) : undefined
  return plan ? regionsOfPlan(plan) : providersOf(estate, directory)
}

/** `us-east-1a` is in `us-east-1`. */
function regionOfZone(zone: string | undefined): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone ?? '')?.[1]
}

/** The regions of the providers of a root by name: `aws`, `aws.west`. */
function providersOf(estate: Estate, directory: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { data } of estate.by(TerraformProvider, folderOf).get(directory) ?? []) {
    if (data.name !== 'aws') continue
    const region = resolved(estate, directory, data.body.region)
    if (region !== undefined) found.set(data.alias === undefined ? 'aws' : `aws.${data.alias}`, region)
  }
  return found
}

/** A text, or that of the variable or local value that it names. */
function resolved(estate: Estate, directory: string, value: unknown, depth = 0): string | undefined {
  if (!isUnknown(value)) return textIn(value)
  const [, kind, name] = /^\$?\{?\s*(var|local)\.([\w-]+)\s*\}?$/.exec(value.text.trim()) ?? []
  if (name === undefined || depth > 5) return undefined
  const beside = <T>(all: ReadonlyMap<string, readonly Resource<T>[]>) => all.get(directory) ?? []
  if (kind === 'local') {
    const local = beside(estate.by(TerraformLocal, folderOf)).find(({ data }) => data.name === name)
    return local && resolved(estate, directory, local.data.value, depth + 1)
  }
  const given = beside(estate.by(TerraformValues, folderOf)).flatMap(({ data }) => (isMap(data) ? [data[name]] : []))
  const variable = beside(estate.by(TerraformVariable, folderOf)).find(({ data }) => data.name === name)
  return given.map(textIn).find((text) => text !== undefined) ?? textIn(variable?.data.default)
}
