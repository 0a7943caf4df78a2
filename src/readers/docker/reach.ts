import type { Readable } from './readable.ts'

/** The earlier stages that a stage copies from or mounts, by name or number. */
export function usedBy(
  own: readonly Readable[],
  byName: ReadonlyMap<string, number>,
  index: number,
): readonly number[] {
  const used = new Set<number>()
  for (const { name, flags } of own) {
    const mounts = name === 'RUN' && Array.isArray(flags.mount) ? flags.mount : []
    for (const from of [name === 'COPY' ? flags.from : undefined, ...mounts.map(sourceOf)]) {
      if (typeof from !== 'string') continue
      const stage = /^\d{1,6}$/.test(from) ? Number(from) : byName.get(from.toLowerCase())
      if (stage !== undefined && stage < index) used.add(stage)
    }
  }
  return [...used]
}

/** Every stage that the last one needs, itself included. */
export function reachedFrom(
  stages: readonly { readonly base?: number; readonly uses: readonly number[] }[],
): ReadonlySet<number> {
  const reached = new Set<number>()
  const open = [stages.length - 1]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const stage = stages[next]
    if (!stage || reached.has(next)) continue
    reached.add(next)
    open.push(...stage.uses, ...(stage.base === undefined ? [] : [stage.base]))
  }
  return reached
}

/** `from=` of `--mount=type=bind,from=build`. */
function sourceOf(mount: unknown): string | undefined {
  return typeof mount === 'string' ? /(?:^|,)from=([^,]+)/.exec(mount)?.[1] : undefined
}
