import { describe, expect, test } from 'vitest'
import type { Change, Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Script, Statement } from './ast.ts'
import { constantsIn } from './constants.ts'
import { evaluate } from './evaluate.ts'
import { shell } from './shell.ts'
import { commandsIn } from './words.ts'

const parse = (text: string) => shell.parse({ path: 'x.sh', text })
const list = (text: string) => (parse(text).data as Script).list
const at = (text: string, path: Path, part?: 'key' | 'value') => {
  const { span } = parse(text).placeOf(path, part)
  return text.slice(span.start, span.end)
}
const faults = (text: string) =>
  parse(text).problems.map(({ message, place }) => [message, text.slice(place.span.start, place.span.end)])

describe('what is read', () => {
  test.each<[string, Partial<Statement>]>([
    ['if a; then b; elif c; then d; else e; fi >x', { type: 'if' }],
    ['for i in a "b c"; do d; done', { type: 'for', name: 'i' }],
    ['for i\ndo a; done', { type: 'for', name: 'i' }],
    ['for ((i = 0; i < 3; i++)); do a; done', { type: 'count' }],
    ['select x in a; do b; done', { type: 'select' }],
    ['until a; do b; done', { type: 'until' }],
    ['case $x in (a | b) c;; *) ;& esac', { type: 'case' }],
    ['f() (a)', { type: 'function', name: 'f' }],
    ['function g { a; }', { type: 'function', name: 'g' }],
    ['{ a; }', { type: 'group' }],
    ['(a)', { type: 'subshell' }],
    ['[[ $a =~ ^(x|y)+$ && ! -f b ]]', { type: 'test' }],
    ['((a += 1))', { type: 'arithmetic' }],
    ['! time a', { type: 'command', negated: true, timed: true }],
    ['((a) && b)', { type: 'subshell' }],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual([])
    expect(list(text)).toMatchObject([expected])
  })
  test('expansions are parts of their word', () => {
    const [statement] = list('a "x${y:-$z}"$(b)`c`$((1 + d)) <(e) ${#f} ${g[1]//h/i} ${{ j }} ${k.l}')
    expect(statement?.type === 'command' && statement.words.map(({ parts }) => parts)).toMatchObject([
      undefined,
      [
        { type: 'text', text: 'x' },
        { type: 'variable', name: 'y', operator: ':-', quoted: true },
        { type: 'command', list: [{ type: 'command' }] },
        { type: 'command' },
        { type: 'arithmetic' },
      ],
      [{ type: 'process', direction: '<' }],
      [{ type: 'variable', name: 'f', length: true }],
      [{ type: 'variable', name: 'g', index: '1', operator: '//' }],
      [{ type: 'hole', text: '${{ j }}' }],
      [{ type: 'hole', text: '${k.l}' }],
    ])
  })
  test('arrays, alone and behind declare', () => {
    const [one, two] = list('a=(b "c d" # e\n f)\ndeclare -a g=(h)')
    expect(one).toMatchObject({ assignments: [{ name: 'a', value: { parts: [{ words: [{}, {}, {}] }] } }] })
    expect(two).toMatchObject({ words: [{}, {}, { text: 'g=(h)' }] })
  })
  test('templates of other programs are holes', () => {
    const text = 'a {{ .Values.x | quote }} {{.ID}}\necho "${{ a && b }}" && ${{ c }}\n'
    expect(commandsIn(text).map(({ words }) => words.map((word) => word.text))).toEqual([
      ['a', '{{ .Values.x | quote }}', '{{.ID}}'],
      ['echo', '${{ a && b }}'],
      ['${{ c }}'],
    ])
  })
  test('a heredoc is read at the end of its line, and what is replaced in it too', () => {
    const text = 'a <<X <<-"Y" | b\n$(c)\nX\n\td $(e)\n\tY\nf'
    expect(commandsIn(text).map(({ words }) => words[0]?.text)).toEqual(['a', 'c', 'b', 'f'])
    expect(list(text)[0]).toMatchObject({
      redirections: [{ heredoc: { text: '$(c)\n' } }, { heredoc: { text: 'd $(e)\n' } }],
    })
  })
  test('a comment behind a continued line ends the command', () =>
    expect(commandsIn('a \\\n # b \\\n c').map(({ words }) => words[0]?.text)).toEqual(['a', 'c']))
  test('the interpreter', () => {
    expect(parse('#!/usr/bin/env -S bash -eu\n').data).toMatchObject({ interpreter: { name: 'bash', args: ['-eu'] } })
    expect(shell.reads?.({ path: 'deploy', text: '#!/bin/sh -e\r\na' })).toBe(true)
    expect(shell.reads?.({ path: 'x.sh', text: '#!/usr/bin/env zsh\n' })).toBe(false)
    expect(shell.reads?.({ path: 'x.sh', text: 'a' })).toBe(true)
    expect(shell.reads?.({ path: 'README', text: 'a' })).toBe(false)
  })
  test('lines that end as on Windows', () => {
    const text = 'if a; then\r\n  b \\\r\n  c\r\nfi\r\ncat <<E\r\nx\r\nE\r\n'
    expect(faults(text)).toEqual([])
    expect(commandsIn(text).map(({ words }) => words.length)).toEqual([1, 2, 1])
  })
})

describe('what is wrong, and the rest that is read all the same', () => {
  test.each<[string, string[][], string[]]>([
    ['if a; then b\nc', [['`if` is never closed with `fi`', 'if']], ['a', 'b', 'c']],
    ['a; fi\nb', [['Unexpected `fi`', 'fi']], ['a', 'b']],
    ['a )\nb', [['Unexpected `)`', ')']], ['a', 'b']],
    ['echo "a\nb c\nd', [['A double quote is never closed', '"']], ['echo', 'b', 'd']],
    ["echo 'a\nb", [['A single quote is never closed', "'"]], ['echo', 'b']],
    ['a && ', [['Nothing follows `&&`', '']], ['a']],
    ['; a', [['Unexpected `;`', ';']], ['a']],
    ['a $(b', [['`$(` is never closed', '$(']], ['a', 'b']],
    ['for 1x in a; do b; done', [['`for` needs the name of a variable', 'for 1x']], ['b']],
    ['a <<E\nb', [['Heredoc `E` is never closed; put `E` on a line of its own', '<<E']], ['a']],
    ['while a; b', [['`while` has no `do`', 'while']], ['a', 'b']],
    ['if a; then fi; b', [['No command follows `then`', 'then']], ['a', 'b']],
  ])('%j', (text, expected, commands) => {
    expect(faults(text)).toEqual(expected)
    expect(commandsIn(text).map(({ words }) => words[0]?.text)).toEqual(commands)
  })
})

describe('where it stands', () => {
  const text = 'A=1 b "c d" > e\nif f; then\n  g `h \\`i j\\`` # k\nfi\n'
  test.each<[Path, string]>([
    [['list', 0, 'words', 1], '"c d"'],
    [['list', 0, 'assignments', 0], 'A=1'],
    [['list', 0, 'redirections', 0, 'target'], 'e'],
    [['list', 0, 'nothing'], 'A=1 b "c d" > e'],
    [
      [
        'list',
        1,
        'branches',
        0,
        'body',
        0,
        'words',
        1,
        'parts',
        0,
        'list',
        0,
        'words',
        1,
        'parts',
        0,
        'list',
        0,
        'words',
        1,
      ],
      'j',
    ],
    [['text', 4, 5], 'b'],
  ])('%j', (path, expected) => expect(at(text, path)).toBe(expected))
  test('keys', () => {
    expect(at(text, ['list', 0], 'key')).toBe('b')
    expect(at(text, ['list', 0, 'assignments', 0], 'key')).toBe('A')
  })
})

describe('what a word is worth', () => {
  const value = (text: string) => {
    const script = list(text)
    const last = script.at(-1)
    const word = last?.type === 'command' ? last.words.at(-1) : undefined
    const found = word && evaluate(word, constantsIn(script)(word.span.start))
    return isUnknown(found) ? undefined : found
  }
  test.each<[string, string | undefined]>([
    ['A=1\necho "v$A"', 'v1'],
    ['A="1 2"\necho $A', undefined],
    ['A="1 2"\necho "$A"', '1 2'],
    ['A=1.2.3; B=v${A%.*}; echo ${B#v}', '1.2'],
    ['A=\necho x${A:-y}${A:+z}', 'xy'],
    ['A=1\nA=2\necho $A', undefined],
    ['if x; then A=1; fi\necho $A', undefined],
    ['x || A=1\necho $A', undefined],
    ['for A in b; do c; done; echo $A', undefined],
    ['A=1\nread A\necho $A', undefined],
    ['echo $(a)', undefined],
    ['echo $HOME', undefined],
    ["echo $'a\\tb'", 'a\tb'],
    ['A=a-b-c; echo ${A//-/_}', 'a_b_c'],
  ])('%j', (text, expected) => expect(value(text)).toBe(expected))
})

describe('what is changed', () => {
  const edited = (text: string, change: Change) => {
    const edit = parse(text).edit(change)
    return 'refused' in edit ? edit : text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  }
  const text = 'a "b" \\\n  c && d # why\nif e; then\n  f <<E\nx\nE\n  g\nfi\n'
  test.each<[Change, string | { refused: string }]>([
    [{ set: ['list', 0, 'words', 1], to: 'x $y' }, text.replace('"b"', '"x \\$y"')],
    [{ set: ['list', 0, 'words', 2], to: 'x y' }, text.replace('c &&', "'x y' &&")],
    [{ set: ['list', 0, 'words', 2], to: { raw: '"$C"' } }, text.replace('c &&', '"$C" &&')],
    [{ insert: ['list', 0, 'words', 1], to: '-y' }, text.replace('a "b"', 'a -y "b"')],
    [{ insert: ['list', 1, 'words', 1], to: '-y' }, text.replace('d #', 'd -y #')],
    [{ drop: ['list', 0, 'words', 2] }, text.replace(' \\\n  c', '')],
    [{ drop: ['list', 1] }, text.replace(' && d', '')],
    [{ drop: ['list', 0] }, text.replace('a "b" \\\n  c && ', '')],
    [{ insert: ['list', 0], to: { words: ['set', '-eu'] } }, `set -eu\n${text}`],
    [{ insert: ['list', 2, 'branches', 0, 'body', 1], to: 'h i' }, text.replace('  g', '  h i\n  g')],
    [{ drop: ['list', 2, 'branches', 0, 'body', 0] }, text.replace('  f <<E\nx\nE\n', '')],
    [{ set: ['list', 1], to: 'x; y' }, { refused: 'the change would break the script' }],
    [{ set: ['list', 1], to: 'x "' }, { refused: 'the change would break the script' }],
    [{ set: ['list', 0, 'words', 1], to: null }, { refused: 'the value cannot be written in a script' }],
    [{ set: ['list', 9, 'words', 1], to: 'x' }, { refused: '`list.9.words.1` is not there' }],
    [{ set: ['text', 0, 1], to: 'sudo a' }, text.replace('a "b"', 'sudo a "b"')],
  ])('%j', (change, expected) => expect(edited(text, change)).toEqual(expected))
  test('an assignment takes a new value', () =>
    expect(edited('A="1" b', { set: ['list', 0, 'assignments', 0], to: '2' })).toBe('A="2" b'))
})

test.each([
  ['deep brackets', '('.repeat(20_000)],
  ['deep substitutions', '$('.repeat(20_000)],
  ['deep quotes', '"$('.repeat(20_000)],
  ['deep arithmetic', '$(('.repeat(20_000)],
  ['deep braces', '${a:-'.repeat(20_000)],
  ['open holes', '${{ '.repeat(20_000)],
  ['open templates', '{{ a '.repeat(20_000)],
  ['open subscripts', 'a[ '.repeat(20_000)],
  ['open backticks', 'a`\\'.repeat(20_000)],
  ['many heredocs', 'a <<E\n'.repeat(20_000)],
  ['deep ifs', 'if '.repeat(20_000)],
  ['many functions', 'f() '.repeat(20_000)],
  ['many quotes', '"\n\''.repeat(20_000)],
])('%s take no time to speak of', (_, text) => {
  const start = performance.now()
  expect(() => parse(text)).not.toThrow()
  expect(performance.now() - start).toBeLessThan(2000)
})
