import { requirements } from '../../src/syntax/requirements/requirements.ts'
import { constraintOf } from '../../src/values/constraint.ts'
import type { Chance } from '../laws/mutate.ts'
import { misplaced } from '../places.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) =>
    Array.from({ length: 1 + below(8, chance) }, () => line(chance)).join(oneOf(['\n', '\r\n'], chance)),
  judge(text) {
    const tree = requirements.parse({ path: 'requirements.txt', text })
    for (const scheme of ['pep440', 'poetry', 'npm', 'maven', 'gradle', 'cargo', 'gem', 'composer', 'nuget'] as const)
      for (const part of text.split('\n').slice(0, 4)) constraintOf(scheme, part.slice(0, 300))?.admits('1.2.3')
    // Lines are joined and comments are blanks; the name of an option stands with its dashes and its short form, an extra with its package.
    const reads = (written: string, value: string, path: readonly (string | number)[]) =>
      path.at(-1) === 'name' && path.includes('options')
        ? written.startsWith('-')
        : path.includes('extras')
          ? true
          : flat(written) === flat(value)
    return misplaced(requirements, tree, reads, '==9.9')
  },
}

/** Without what joins lines, and without comments. */
function flat(text: string): string {
  return text.replace(/\\\r?\n/g, '').replace(/\s+/g, '')
}

function line(chance: Chance): string {
  const name = oneOf(['flask', 'A.b-c_d', 'x', '__proto__'], chance)
  const version = oneOf(['', '==1.0', '>=1, <2', '~=1.4.2', '(>=1)', '== 1.*', '\\\n ==1'], chance)
  const marker = oneOf(['', '', ' ; python_version < "3.9"', ';x', ' # why'], chance)
  return oneOf(
    [
      `${name}${oneOf(['', '[a]', '[a, b]', '[]'], chance)}${version}${marker}`,
      `${name}${version} \\\n  --hash=sha256:aa \\\n  --hash=sha256:bb`,
      `-r ${name}.txt`,
      `-e git+https://x/${name}.git@main#egg=${name}`,
      `${name} @ https://x/y.whl${marker}`,
      '# comment',
      '--index-url "https://${A}/simple" --pre',
      './path',
      '',
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
