import { isMap } from '../../model/shape.ts'
import { type Configuration, configurationIn, mergedConfiguration } from './configuration.ts'
import { configurationFromCrds } from './crds.ts'
import { complain, documentsIn, fieldOf, isRemote, itemsOf, type Layer, leaveOut, treeFile } from './layer.ts'
import { schemaFrom } from './openapi.ts'

/** The fields that transformers work on, with those of `configurations` and `crds`. */
export function configured(layer: Layer, configuration: Configuration): Configuration {
  const read = (field: 'configurations' | 'crds', from: (data: unknown) => Configuration | undefined) =>
    itemsOf(layer, field).flatMap(({ value, path }) => {
      const tree = typeof value === 'string' && !isRemote(value) ? treeFile(layer, value) : undefined
      const data = tree && documentsIn(tree)[0]?.[1]
      const found = data === undefined ? undefined : from(data)
      if (!found) complain(layer, path, `\`${value}\` is not there, or holds nothing of that kind`)
      return found ?? []
    })
  const more = [...read('configurations', configurationIn), ...read('crds', configurationFromCrds)]
  return more.reduce(mergedConfiguration, configuration)
}

/** The first that is named counts for everything. */
export function readSchema(layer: Layer): void {
  const openapi = fieldOf(layer, 'openapi')
  const path = isMap(openapi) ? openapi.path : undefined
  if (typeof path !== 'string' || layer.render.schema) return
  const tree = treeFile(layer, path)
  const data = tree && documentsIn(tree)[0]?.[1]
  if (data === undefined) complain(layer, ['openapi', 'path'], `\`${path}\` is not there`)
  else layer.render.schema = schemaFrom(data)
}

export function leaveOutCharts(layer: Layer): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator'])
    for (const { value } of itemsOf(layer, field))
      leaveOut(layer, `chart ${isMap(value) ? value.name : ''}`, 'a chart of `helmCharts` is not rendered here')
}
