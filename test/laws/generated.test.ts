import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages } from '../../scripts/pages.ts'
import { indexes } from '../../scripts/rooms.ts'

describe('what is written by `npm run gen` is fresh', () => {
  it('the indexes', async () => {
    for (const [path, text] of indexes()) await expect(text).toMatchFileSnapshot(`../../${path}`)
  })

  it('the pages, and no page of something that is gone', async () => {
    const texts = await pages()
    expect(staleIn(texts, read)).toEqual([])
    const written = ['checks', 'decisions', 'commands', 'readers'].flatMap((room) =>
      readdirSync(`docs/${room}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => `docs/${room}/${file.replaceAll('\\', '/')}`),
    )
    expect(written.filter((path) => !texts.has(path))).toEqual([])
    expect(written.length).toBeGreaterThan(50)
  })

  it('the law sees a page that is not fresh', () => {
    expect(staleIn(new Map([['a.md', 'new']]), () => 'old')).toEqual(['a.md'])
    expect(staleIn(new Map([['a.md', 'new']]), () => undefined)).toEqual(['a.md'])
  })
})

/** Paths whose text on disk is another one, or none. */
function staleIn(texts: ReadonlyMap<string, string>, read: (path: string) => string | undefined): string[] {
  return [...texts].filter(([path, text]) => read(path) !== text).map(([path]) => path)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
