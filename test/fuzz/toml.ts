import { toml } from '../../src/syntax/toml/toml.ts'
import type { Chance } from '../laws/mutate.ts'
import { misread } from './places/misread.ts'
import type { Target } from './target.ts'

/** TOML. What stands at a place reads back to its value; an edit that is not refused breaks nothing. */
export const target: Target = {
  write,
  judge(text) {
    const tree = toml.parse({ path: 'a.toml', text })
    const trouble = misread(tree, [], (written, before, part) => {
      // A table is statements, not a value.
      if (part === 'key' || (/(?:^|\n)[ \t]*$/.test(before) && written.startsWith('['))) return undefined
      const alone = toml.parse({ path: 'b.toml', text: `a = ${written}` })
      return alone.problems.length > 0 ? undefined : [(alone.data as { a: unknown }).a]
    })
    if (trouble !== undefined) return trouble
    for (const { span } of tree.comments)
      if (text[span.start] !== '#') return `a comment at ${span.start} that does not begin with #`
    for (const name of Object.keys(tree.data as object).slice(0, 3)) {
      tree.edit({ set: [name], to: 'x' })
      tree.edit({ set: [name, 'new'], to: [1] })
      tree.edit({ insert: [name, 0], to: { a: 1 } })
      tree.edit({ drop: [name] })
    }
    return undefined
  },
}

function write(chance: Chance): string {
  const below = (limit: number) => Math.floor(chance() * limit)
  const one = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T
  const key = () => one(['a', 'b', 'c-d', '"e f"', "'g.h'", '1', 'i.j', 'i . "k"', 'é'])
  const value = (depth: number): string => {
    if (depth === 0 || chance() < 0.6) return one(scalars)
    const parts = Array.from({ length: below(4) }, () => value(depth - 1))
    if (chance() < 0.5) return `[${parts.join(one([', ', ',', ',\n  ', ', # c\n  ']))}${one(['', '', ',', '\n'])}]`
    return `{ ${parts.map((each, at) => `k${at} = ${each}`).join(', ')} }`
  }
  const lines = Array.from({ length: 1 + below(12) }, () => {
    const draw = chance()
    if (draw < 0.1) return `[${key()}]`
    if (draw < 0.16) return `[[${key()}]] # t`
    if (draw < 0.22) return one(['', '# c', '  # d "x"'])
    return `${key()} = ${value(3)}${one(['', '', ' # why'])}`
  })
  return `${lines.join(one(['\n', '\n', '\r\n']))}\n`
}

const scalars = [
  ...['1', '-7', '+1_000', '0xFF', '0o17', '0b11', '1.5', '-1e3', 'inf', '-nan', 'true', 'false'],
  ...['1979-05-27T07:32:00Z', '1979-05-27 07:32:00.5', '1979-05-27', '07:32'],
  ...['"a"', '""', "'b\\'", '"\\u00e9\\t\\""', '"""c\n d\\\n  e"""', "'''\nf''g'''", '"""""h"""'],
]
