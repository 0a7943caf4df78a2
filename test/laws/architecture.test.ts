import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../src/model/source.ts'
import { floors } from './floors.ts'

it('no import runs up or across, leaves the house or enters a room without a floor', () => {
  const files = sources()
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(faultsOf)).toEqual([])
})

describe('the law sees', () => {
  it.each([
    ['an import upwards', 'model/a.ts', "import { b } from '../checks/b.ts'"],
    ['an import of a neighbour', 'readers/a.ts', "import { b } from '../design/b.ts'"],
    ['a type import', 'model/a.ts', "import type { B } from '../values/b.ts'"],
    ['names on several lines', 'model/a.ts', "import {\n  b,\n  c,\n} from '../values/b.ts'"],
    ['a re-export', 'model/a.ts', "export * from '../values/b.ts'"],
    ['a named re-export', 'model/a.ts', "export { b } from '../values/b.ts'"],
    ['an import for its effect', 'model/a.ts', "import '../values/b.ts'"],
    ['an import that waits', 'model/a.ts', "const b = await import('../values/b.ts')"],
    ['a type by import()', 'model/a.ts', "let b: import('../values/b.ts').B"],
    ['an import whose target is computed', 'commands/a.ts', 'await import(`../faces/${' + 'name}.ts`)'],
    ['an import beside the bundle', 'model/a.ts', "await import(new URL('../values/b.mjs', import.meta.url).href)"],
    ['a component', 'faces/web/a.tsx', "import { b } from '../cli/b.ts'"],
    ['double quotes', 'model/a.ts', 'import { b } from "../values/b.ts"'],
    ['one wing that knows another', 'checks/docker/a.ts', "import { b } from '../kubernetes/b.ts'"],
    ['a room that is not in the table', 'helpers/a.ts', 'export const a = 1'],
    ['an import from a room that is not in the table', 'faces/a.ts', "import { b } from '../helpers/b.ts'"],
    ['a file that stands in no room', 'main.ts', 'export const a = 1'],
    ['an import from outside', 'faces/a.ts', "import { b } from '../../test/b.ts'"],
  ])('%s', (_, path, text) => {
    expect(faultsOf({ path, text })).not.toEqual([])
  })

  it.each([
    ['what is allowed', 'checks/docker/a.ts', "import { b } from '../../model/b.ts'\nimport { c } from '../check.ts'"],
    ['a room that gathers its wings', 'checks/index.ts', "import { check } from './docker/a.ts'"],
    ['packages', 'model/a.ts', "import { b } from 'checks'"],
    ['our own version', 'faces/cli/a.ts', "import about from '../../../package.json' with { type: 'json' }"],
  ])('no fault in %s', (_, path, text) => {
    expect(faultsOf({ path, text })).toEqual([])
  })
})

/** What breaks the law in one file; paths are relative to `src`. */
function faultsOf({ path, text }: SourceFile): string[] {
  const from = roomOf(path)
  if (floorOf(from) < 0) return [`${path}: the table names no room ${from}`]
  // A test may walk through its own room.
  const mayCompute = path.endsWith('.test.ts')
  const computed =
    !mayCompute && /\bimport\((?!\s*(?:['"]|new URL\(['"]))\s*[^\s)]/.test(text)
      ? [`${path}: imports what cannot be read off`]
      : []
  const targets = [...text.matchAll(/(?:\bfrom|\bimport|\bnew URL)\s*\(?\s*['"](\.[^'"]*)['"]/g)].map(
    ([, target = '']) => posix.join(posix.dirname(path), target),
  )
  return [...computed, ...targets.flatMap((target) => faultOf(path, target))]
}

function faultOf(path: string, target: string): string[] {
  if (target === '../package.json') return []
  const [from, to] = [roomOf(path), roomOf(target)]
  if (floorOf(to) < 0) return [`${path} -> ${target}: the table names no room ${to}`]
  if (from !== to) return floorOf(to) < floorOf(from) ? [] : [`${path} -> ${target}: up or across`]
  const [own, other] = [wingOf(path), wingOf(target)]
  return own && other && own !== other ? [`${path} -> ${target}: from wing to wing`] : []
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The folder inside the room; undefined for the room's own files. */
function wingOf(path: string): string | undefined {
  return path.split('/').length > 2 ? path.split('/')[1] : undefined
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room))
}

function sources(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !file.includes('node_modules/'))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }))
}
