import type { Artifact, Blueprint } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Generator } from './generator.ts'
import { generators } from './index.ts'
import { applyPatches, expectFiles } from './patch.ts'

/** Every file that the blueprint calls for, in order of path, with the spec's patches applied. */
export function make(blueprint: Blueprint, wanted: Readonly<Record<string, Generator>> = generators): Artifact[] {
  const asked = Object.values(wanted)
  const quoting = asked.filter(({ quotes }) => quotes)
  // What is quoted has to be made, also where it was not asked for.
  const plain = (quoting.length > 0 ? Object.values(generators) : asked).filter(({ quotes }) => !quotes)
  const first = written(plain, blueprint, [])
  const last = written(
    quoting,
    blueprint,
    first.map(({ artifact }) => artifact),
  )
  const made = new Map<string, Written>()
  for (const each of [...first.filter(({ by }) => asked.includes(by)), ...last]) {
    const { path } = each.artifact
    const other = made.get(path)
    if (other) throw new Error(`${path} is written by two: ${other.by.title}; ${each.by.title}`)
    made.set(path, each)
  }
  const artifacts = [...made.values()].map(({ artifact }) => artifact)
  // Some parts alone lack what patches of the others are for.
  if (wanted === generators) expectFiles(artifacts, blueprint.spec.patches)
  return artifacts.sort((a, b) => (a.path < b.path ? -1 : 1))
}

interface Written {
  readonly by: Generator
  readonly artifact: Artifact
}

function written(by: readonly Generator[], blueprint: Blueprint, others: readonly Artifact[]): Written[] {
  return by
    .filter((generator) => generator.wants(blueprint))
    .flatMap((generator) =>
      applyPatches([...generator.make(blueprint, others)], blueprint.spec.patches).map((artifact) => ({
        by: generator,
        artifact,
      })),
    )
}

/** Parts of an estate that a person may ask for, and the generators that write them. */
export const parts = {
  terraform: ['terraform'],
  kubernetes: ['kubernetes', 'argocd', 'flux', 'rollouts'],
  pipeline: ['actions', 'previews'],
  docker: ['docker'],
  monitoring: ['monitoring'],
  security: ['security'],
  recovery: ['recovery'],
  chaos: ['chaos'],
  documents: ['documents', 'runbooks'],
  platform: ['local', 'backstage', 'flags'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Part = keyof typeof parts

/** The generators of the given parts; all of them when none is given. */
export function generatorsOf(wanted: readonly Part[]): Readonly<Record<string, Generator>> {
  if (wanted.length === 0) return generators
  const ids: readonly string[] = wanted.flatMap((part) => [...parts[part]])
  const missing = ids.filter((id) => !Object.hasOwn(generators, id))
  if (missing.length > 0) throw new Fault('no-generator', `nothing writes ${missing.join(', ')}`, 'Leave --only away')
  return Object.fromEntries(Object.entries(generators).filter(([id]) => ids.includes(id)))
}
