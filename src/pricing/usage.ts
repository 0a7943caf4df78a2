import { isMap } from '../model/shape.ts'

/**
 * What somebody told of use: by address of a resource, by address with `[*]` for all of a list, or by type. The form is that of
 * the usage files of Infracost, so that one of those can be taken as it is.
 */
export interface Usage {
  readonly byAddress: ReadonlyMap<string, Told>
  readonly byType: ReadonlyMap<string, Told>
}

export type Told = { readonly [name: string]: unknown }

export const noUsage: Usage = { byAddress: new Map(), byType: new Map() }

/** From the data of a usage file. */
export function usageIn(data: unknown): Usage {
  if (!isMap(data)) return noUsage
  const named = Object.entries(mapIn(data.resource_usage))
  const standard = Object.entries(mapIn(data.resource_type_default_usage))
  return {
    byAddress: new Map(named.flatMap(([address, told]) => (isMap(told) ? [[address, told]] : []))),
    byType: new Map(
      [...standard, ...named.filter(([name]) => !name.includes('.'))].flatMap(([type, told]) =>
        isMap(told) ? [[type, told]] : [],
      ),
    ),
  }
}

/** Everything that is told of one resource; what is told of it alone goes before. */
export function toldOf(usage: Usage, type: string, address: string): readonly Told[] {
  const wild = address.replace(/\[[^\]]*\]/g, '[*]')
  const all = [usage.byAddress.get(address), usage.byAddress.get(wild), usage.byType.get(type)]
  return all.filter((told) => told !== undefined)
}

/** The first that is told at a path. */
export function valueIn(told: readonly Told[], path: readonly string[]): unknown {
  for (const each of told) {
    let value: unknown = each
    for (const step of path) value = isMap(value) ? value[step] : undefined
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

function mapIn(value: unknown): Told {
  return isMap(value) ? value : {}
}
