import { TerraformFile, TerraformSettings } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path } from '../../model/source.ts'

/** A provider that something in a directory needs, and where it says so. */
export interface Need {
  readonly provider: string
  readonly at: Path
}

const kinds = ['resource', 'data', 'ephemeral']

/** What the blocks of a file need; `provider = custom` names another one than the type does. */
export function* needsOf({ data }: Resource<TerraformFile>): Iterable<Need> {
  for (const name of Object.keys(isMap(data.provider) ? data.provider : {}))
    yield { provider: name, at: ['provider', name, 0] }
  for (const kind of kinds) {
    const types = data[kind]
    for (const [type, labels] of Object.entries(isMap(types) ? types : {}))
      for (const [label, blocks] of Object.entries(isMap(labels) ? labels : {})) {
        const [block] = Array.isArray(blocks) ? blocks : []
        const named = isMap(block) && block.provider !== undefined
        const [provider = ''] = type.split('_')
        if (!named && provider !== 'terraform') yield { provider, at: [kind, type, label, 0] }
      }
  }
}

/** The files of the directory that a resource is in. */
export function filesAround(estate: Estate, { tree }: Resource): readonly Resource<TerraformFile>[] {
  return estate.by(TerraformFile, directory).get(directoryOf(tree.file.path)) ?? []
}

/** The providers that the directory says it requires. */
export function requiredAround(estate: Estate, { tree }: Resource): ReadonlySet<string> {
  const settings = estate.by(TerraformSettings, directory).get(directoryOf(tree.file.path)) ?? []
  return new Set(settings.flatMap(({ data }) => Object.keys(data.required_providers)))
}

const directory = ({ tree }: Resource) => directoryOf(tree.file.path)
