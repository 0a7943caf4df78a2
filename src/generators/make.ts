import type { Artifact, Blueprint } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Generator } from './generator.ts'
import { generators } from './index.ts'
import { applyPatches, expectFiles } from './patch.ts'

/** Every file that the blueprint calls for, in order of path, with the spec's patches applied. */
export function make(blueprint: Blueprint, wanted: Readonly<Record<string, Generator>> = generators): Artifact[] {
  const made = new Map<string, { by: string; artifact: Artifact }>()
  for (const [by, generator] of Object.entries(wanted)) {
    if (!generator.wants(blueprint)) continue
    for (const artifact of generator.make(blueprint)) {
      const other = made.get(artifact.path)
      if (other) throw new Error(`${artifact.path} is written by ${other.by} and by ${by}`)
      made.set(artifact.path, { by, artifact })
    }
  }
  const artifacts = [...made.values()].map(({ artifact }) => artifact)
  // Some parts alone lack what patches of the others are for.
  if (wanted === generators) expectFiles(artifacts, blueprint.spec.patches)
  return applyPatches(artifacts, blueprint.spec.patches).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Parts of an estate that a person may ask for, and the generators that write them. */
export const parts = {
  terraform: ['terraform'],
  kubernetes: ['kubernetes', 'argocd'],
  pipeline: ['actions'],
  docker: ['docker'],
  monitoring: ['monitoring'],
  documents: ['documents', 'runbooks'],
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
