/** What is wrong between the pattern of `format` and the number of values that it is given. */
export function* writtenPattern(pattern: string, values: number): Iterable<string> {
  const plain = pattern.replaceAll('{{', '').replaceAll('}}', '')
  const used = new Set([...plain.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits)))
  for (const index of used)
    if (index >= values)
      yield `The pattern of \`format\` names \`{${index}}\`, and it is given ${values} ${values === 1 ? 'value' : 'values'}; it fails`
  for (let index = 0; index < values; index++)
    if (!used.has(index)) yield `\`format\` is given a value for \`{${index}}\`, which the pattern does not name`
}
