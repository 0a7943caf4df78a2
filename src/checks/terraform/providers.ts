import { TerraformFile, TerraformSettings } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { writtenIn } from './expressions.ts'

/** A provider that something in a directory needs, and where it says so. */
export interface Need {
  readonly provider: string
  readonly at: Path
}

const kinds = ['resource', 'data', 'ephemeral']

/** What the blocks of a file need; `provider = custom` names another one than the type does. */
export function* needsOf({ data, tree }: Resource<TerraformFile>): Iterable<Need> {
  for (const { node, at } of writtenIn(tree)) {
    const [, provider] = node.kind === 'call' ? (/^provider::([\w-]+)::/.exec(node.name) ?? []) : []
    if (provider) yield { provider, at }
  }
  for (const name of Object.keys(isMap(data.provider) ? data.provider : {}))
    yield { provider: name, at: ['provider', name, 0] }
  for (const kind of kinds) {
    const types = data[kind]
    for (const [type, labels] of Object.entries(isMap(types) ? types : {}))
      for (const [label, blocks] of Object.entries(isMap(labels) ? labels : {})) {
        const [block] = Array.isArray(blocks) ? blocks : []
        const named = isMap(block) ? (block.provider ?? undefined) : undefined
        const [own = ''] = type.split('_')
        const provider = named === undefined ? own : nameIn(named)
        const at = [kind, type, label, 0, ...(named === undefined ? [] : ['provider'])]
        if (provider && provider !== 'terraform') yield { provider, at }
      }
  }
}

/** `google-beta` of `google-beta.west`. */
function nameIn(named: unknown): string | undefined {
  const text = isUnknown(named) ? named.text : named
  return typeof text === 'string' ? /^([A-Za-z][\w-]*)(?:\.[\w-]+(?:\[[^\]]*\])?)?$/.exec(text)?.[1] : undefined
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
