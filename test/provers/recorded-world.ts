import type { Ran, World } from '../../src/model/world.ts'

/** A world in which programs answer what is written down; the key is the command line. What is not there is not installed. */
export function recordedWorld(runs: Readonly<Record<string, Ran>>, written: Map<string, string>[] = []): World {
  const nothing = async () => undefined
  return {
    cwd: '/',
    env: {},
    now: () => new Date('2026-11-21'),
    tell: () => {},
    run: async (program, args) => runs[[program, ...args].join(' ')],
    files: {
      read: nothing,
      walk: async () => ({ files: [], skipped: [] }),
      list: async () => ({ files: [], skipped: [] }),
      write: nothing,
      async temporary(files) {
        written.push(new Map(files))
        return '/temporary'
      },
    },
  }
}
