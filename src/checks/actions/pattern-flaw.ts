/** Why a filter pattern of a workflow can match nothing, or is none. */
export function patternFlaw(written: string, of: 'ref' | 'path'): string | undefined {
  const pattern = written.replace(/^!/, '')
  if (pattern === '') return 'it is empty; write a pattern or drop it'
  if (pattern !== pattern.trim()) return 'it begins or ends with white space, which no name does'
  if (/^\.{1,2}(?:\/|$)/.test(pattern) && of === 'path')
    return 'paths count from the top of the repository; leave out the `./`'
  if (of === 'path' && pattern.startsWith('/'))
    return 'paths count from the top of the repository; leave out the `/` before it'
  return classFlaw(pattern) ?? repeatFlaw(pattern) ?? (of === 'ref' ? refFlaw(pattern) : undefined)
}

function classFlaw(pattern: string): string | undefined {
  for (const [whole, inner = ''] of pattern.matchAll(/\[([^\]]*)(?:\]|$)/g)) {
    if (!whole.endsWith(']')) return 'its `[` is never closed'
    if (inner === '') return 'its `[]` holds no character'
    for (const [, from = '', to = ''] of inner.matchAll(/(.)-(.)/g))
      if (from > to) return `its range \`${from}-${to}\` goes backwards`
    if (inner.length === 1)
      return `\`[${inner}]\` is \`${inner}\` alone; write more characters or leave out the brackets`
  }
  return undefined
}

function repeatFlaw(pattern: string): string | undefined {
  if (/(?:^|[*?+])[+]/.test(pattern)) return '`+` repeats the character before it, and here is none'
  return /^\?/.test(pattern) ? '`?` makes the character before it optional, and here is none' : undefined
}

/** Characters that no ref has (\`git check-ref-format\`), outside of what globs use. */
function refFlaw(pattern: string): string | undefined {
  if (/\\[dwsDWSb]/.test(pattern)) return 'it is a glob, not a regular expression; write `[0-9]` or `*`'
  if (pattern.startsWith('/') || pattern.endsWith('/')) return 'no branch or tag begins or ends with `/`'
  const plain = pattern.replaceAll(/\\[[\]*?+!]/g, '').replaceAll(/\[[^\]]*\]/g, '')
  const [odd] = /[~^:\s\\]/.exec(plain) ?? []
  return odd ? `no branch or tag has \`${odd}\` in its name; this is a glob, not a regular expression` : undefined
}
