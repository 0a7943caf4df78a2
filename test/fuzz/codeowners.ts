import { CodeOwners, ownersOf } from '../../src/kinds/ownership.ts'
import { reader } from '../../src/readers/codeowners/reader.ts'
import { codeowners } from '../../src/syntax/codeowners/codeowners.ts'
import type { Chance } from '../laws/mutate.ts'
import { misplaced } from '../places.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) =>
    Array.from({ length: 1 + below(10, chance) }, () => line(chance)).join(oneOf(['\n', '\r\n'], chance)),
  judge(text) {
    const tree = codeowners.parse({ path: 'CODEOWNERS', text })
    for (const { data } of reader.read(tree)) {
      const owners = CodeOwners.shape(data)
      for (const path of ['a', 'docs/a/b.md', 'x y/z', '{a}']) if (owners) ownersOf(owners, path)
    }
    return misplaced(
      codeowners,
      tree,
      (written, value) => written.trim() === value || written.replace(/\\([\s#])/g, '$1').trim() === value.trim(),
      '@new',
    )
  },
}

function line(chance: Chance): string {
  const pattern = oneOf(
    ['*', '/docs/', 'docs/*', '*.js', 'a\\ b', 'a\\#b', '**/x/**', '!x', '[x', '{a,b}', '*'.repeat(40)],
    chance,
  )
  const owners = Array.from({ length: below(3, chance) }, () =>
    oneOf(['@a', '@org/team', 'x@y.z', 'nobody'], chance),
  ).join(' ')
  return oneOf(
    [
      `${pattern} ${owners}`,
      `${pattern}\t${owners} # why`,
      `[Section] ${owners}`,
      `^[Two words][2] ${owners}`,
      '# x',
      '',
      pattern,
    ],
    chance,
  )
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}
