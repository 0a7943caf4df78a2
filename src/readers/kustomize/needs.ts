import { isMap } from '../../model/shape.ts'
import type { SourceFile } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { directoryOf, isKustomization, joined } from './layer.ts'

/** The files that a kustomization names, whatever they are called: contents of ConfigMaps, variables, patches in JSON. */
export function filesNamedIn(file: SourceFile): readonly string[] {
  const [data] = [yaml.parse(file).data].flat()
  if (!isKustomization(data)) return []
  const named: unknown[] = ['resources', 'patchesStrategicMerge', 'configurations', 'crds'].flatMap((field) =>
    listIn(data[field]),
  )
  for (const field of ['patches', 'patchesJson6902', 'replacements'])
    named.push(...listIn(data[field]).map((each) => isMap(each) && each.path))
  named.push(isMap(data.openapi) && data.openapi.path)
  for (const field of ['configMapGenerator', 'secretGenerator'])
    for (const each of listIn(data[field]).filter(isMap)) {
      named.push(...listIn(each.envs), each.env)
      named.push(
        ...listIn(each.files).map((source) =>
          typeof source === 'string' ? source.slice(source.indexOf('=') + 1) : source,
        ),
      )
    }
  const directory = directoryOf(file.path)
  return named.flatMap((name) =>
    typeof name === 'string' && name !== '' && !/\n|:\/\//.test(name) ? (joined(directory, name) ?? []) : [],
  )
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
