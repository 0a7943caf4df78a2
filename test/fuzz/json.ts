import { isUnknown } from '../../src/model/unknown.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import type { Chance } from '../laws/mutate.ts'
import { misread } from './places/misread.ts'
import type { Target } from './target.ts'

/** JSON. The engine's own reader must agree on what is JSON and what it says; what stands at a place reads back to its value. */
export const target: Target = {
  write: (chance) => value(chance, 4),
  judge(text) {
    const tree = yaml.parse({ path: 'a.json', text })
    const documents = tree.data as readonly unknown[]
    const trouble = misread(tree, [], (written, _, part) => {
      const [alone] = yaml.parse({ path: 'b.json', text: written }).data as readonly unknown[]
      return part === 'value' || typeof alone === 'string' ? [alone] : undefined
    })
    if (trouble !== undefined) return trouble
    tree.edit({ set: [0, 'k0'], to: 1 })
    tree.edit({ drop: [0, 0] })
    const theirs = readByEngine(text)
    const ours = tree.problems.filter(({ message }) => !message.includes('stands twice')).length === 0
    if (theirs === undefined)
      return ours && documents.length === 1 && !odd.test(text) ? 'accepted, and the engine refuses it' : undefined
    if (!ours || documents.some(isUnknown)) return `refused: ${tree.problems[0]?.message}`
    const [shown, expected] = [documents[0], theirs.is].map((each) => JSON.stringify(each))
    return shown === expected ? undefined : `${shown?.slice(0, 200)}, and ${expected?.slice(0, 200)} for the engine`
  },
}

/** A mark at the start, and white space that only we take for some. */
const odd = /^\ufeff|[\v\f]/

function readByEngine(text: string): { readonly is: unknown } | undefined {
  try {
    return { is: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function value(chance: Chance, depth: number): string {
  const below = (limit: number) => Math.floor(chance() * limit)
  const one = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T
  const gap = () => one(['', '', ' ', '\n  ', '\r\n', '\t'])
  if (depth === 0 || chance() < 0.3) return one(scalars)
  const parts = Array.from({ length: below(5) }, (_, at) => {
    const inner = value(chance, depth - 1)
    return { inner, key: one([`"k${at}"`, `"k${at}"`, `"\\u006b ${at}"`, '""', '"__proto__"']) }
  })
  if (chance() < 0.5) return `[${parts.map(({ inner }) => gap() + inner + gap()).join(',')}]`
  return `{${parts.map(({ inner, key }) => `${gap()}${key}${gap()}:${gap()}${inner}${gap()}`).join(',')}}`
}

const scalars = [
  '0',
  '-1',
  '1.5e-3',
  '12345678901234567890',
  'true',
  'false',
  'null',
  '""',
  '"a"',
  '"\\n\\"\\\\\\/\\ud83d\\ude00"',
  '"é 😀"',
]
