import type { World } from '../src/model/world.ts'
import { matchesGlob } from '../src/values/glob.ts'

/** A world of texts in memory: what commands write is in `texts` afterwards. Programs are not there. */
export function worldOf(texts: Map<string, string>, now = new Date('2026-11-21T00:00:00Z')): World {
  const world: World = {
    cwd: '/',
    env: {},
    now: () => now,
    files: {
      read: async (path) => texts.get(normal(path)),
      walk: async (directory, { include = ['**'], exclude = [] } = {}) => ({
        files: [...texts]
          .filter(([path]) => directory === '.' || path.startsWith(`${normal(directory)}/`))
          .filter(([path]) => !path.startsWith('.devops/') && !path.includes('/.devops/'))
          .filter(([path]) => matchesGlob(path, include) && !matchesGlob(path, exclude))
          .map(([path, text]) => ({ path, text })),
        skipped: [],
      }),
      list: async (directory, options) => {
        const { files, skipped } = await world.files.walk(directory, options)
        return { files: files.map(({ path, text }) => ({ path, state: text, changed: 0 })), skipped }
      },
      write: async (changes) => {
        for (const [path, text] of changes)
          if (text === undefined) texts.delete(normal(path))
          else texts.set(normal(path), text)
      },
      temporary: async () => '/tmp',
    },
    run: async () => undefined,
    tell: () => {},
  }
  return world
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}
