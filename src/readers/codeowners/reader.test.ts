import { describe, expect, it } from 'vitest'
import { CodeOwners, ownersOf } from '../../kinds/ownership.ts'
import { survey } from '../survey.ts'

const ownersIn = (text: string, path: string) => {
  const estate = survey([{ path: 'CODEOWNERS', text }])
  const [file] = estate.of(CodeOwners)
  return file ? ownersOf(file.data, path).join(' ') : expect.unreachable()
}

describe('GitHub', () => {
  const text = `# global
*       @global1 @global2
*.js    @js-owner #inline
*.go docs@example.com
*.txt @octo/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @logs
/apps/ @octocat
/apps/github
/with\\ blank/ @blank
deep/*/end @deep
`
  it.each([
    ['README.md', '@global1 @global2'],
    ['src/a.js', '@js-owner'],
    ['x/main.go', 'docs@example.com'],
    ['a/b.txt', '@octo/octocats'],
    ['build/logs/x/y', '@logs'],
    ['docs/start.md', '@doctocat'],
    ['lib/docs/a.md', '@global1 @global2'],
    ['x/apps/y/z', '@octocat'],
    ['apps/web/main.js', '@octocat'],
    ['apps/github/x', ''],
    ['deeply/nested/logs/file', '@logs'],
    ['with blank/x', '@blank'],
    ['deep/a/end', '@deep'],
    ['deep/a/end/x', '@deep'],
    ['deep/a/b/end', '@global1 @global2'],
  ])('%s belongs to %j', (path, owners) => expect(ownersIn(text, path)).toBe(owners))

  it.each([
    ['docs/* @a', 'docs/x', '@a'],
    ['docs/* @a', 'docs/x/y', ''],
    ['/docs/ @a', 'x/docs/y', ''],
    ['docs @a', 'x/docs/y', '@a'],
    ['!x @a', 'x', ''],
    ['a[b] @a', 'ab', ''],
    ['* @a', 'x/y/z', '@a'],
    ['/* @a', 'x', '@a'],
    ['/* @a', 'x/y', ''],
    ['/** @a', 'x/y', '@a'],
    ['a{b} @a', 'a{b}', '@a'],
  ])('%j: %s belongs to %j', (text, path, owners) => expect(ownersIn(text, path)).toBe(owners))
})

describe('GitLab', () => {
  const text = `* @default
[Docs][2] @docs
README.md
docs/ @writers
^[Optional]
/lib/ @lib
[docs]
/special.md @special
!/secret.md
`
  it.each([
    ['a/README.md', '@default @docs'],
    ['x/docs/y', '@default @writers'],
    ['lib/x/y', '@default @lib'],
    ['special.md', '@default @special'],
    ['lib', '@default'],
  ])('%s belongs to %j', (path, owners) => expect(ownersIn(text, path)).toBe(owners))
})

it('says what is no owner', () => {
  expect(survey([{ path: 'CODEOWNERS', text: '* nobody @x\n' }]).problems.map(({ message }) => message)).toEqual([
    '`nobody` is no @user, @team or address',
  ])
})
