/** Pairs of a map, merge keys among them, as YAML merges: own keys first, then the first map that has the key. */
export function mergedMap(
  pairs: Iterable<{ readonly name: string; readonly merges: boolean; readonly value: unknown }>,
): object {
  const map: { [name: string]: unknown } = Object.create(null)
  const sources: unknown[] = []
  for (const { name, merges, value } of pairs)
    if (merges) sources.push(...(Array.isArray(value) ? value : [value]))
    else map[name] = value
  for (const source of sources)
    for (const [name, value] of Object.entries(source ?? {})) if (!(name in map)) map[name] = value
  return map
}

/** Tags that YAML itself resolves; a value with another one stays with its tag. */
export const coreTag =
  /^(?:!|(?:!!|tag:yaml\.org,2002:)(?:str|int|float|bool|null|map|seq|timestamp|merge|set|omap|pairs))$/
