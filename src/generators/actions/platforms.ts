import { instance } from '../../facts/instances.ts'
import type { Plan } from '../../model/plan.ts'

/** Processors that images are built for: those of the nodes, so that packages with native code are compiled for what runs them. */
export function platformsOf({ stacks }: Plan): readonly string[] {
  const found = stacks.flatMap(({ nodes }) => nodes.map((group) => instance(group.instance)?.arch ?? 'arm64'))
  return [...new Set(found.length > 0 ? found : ['arm64'])].sort().map((arch) => `linux/${arch}`)
}

/** A machine of that processor, where one will do; else the other is emulated. */
export function builderOf(platforms: readonly string[]): string {
  return platforms.length === 1 && platforms[0] === 'linux/arm64' ? 'ubuntu-24.04-arm' : 'ubuntu-24.04'
}
