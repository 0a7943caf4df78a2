import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { dockerfile } from './dockerfile.ts'
import type { Instruction } from './instruction.ts'

const parse = (text: string) => dockerfile.parse({ path: 'Dockerfile', text })
const read = (text: string) => parse(text).data as readonly Instruction[]
const at = (text: string, path: Path, part?: 'key' | 'value') => {
  const { span } = parse(text).placeOf(path, part)
  return text.slice(span.start, span.end)
}
const faults = (text: string) =>
  parse(text).problems.map(({ message, place }) => [message, text.slice(place.span.start, place.span.end)])

describe('what is read', () => {
  test('names, arguments, flags and stages', () => {
    expect(read('from --platform=linux/amd64 node:24 as build\nCOPY --from=build --link a b /c/\n')).toMatchObject([
      { name: 'FROM', args: 'node:24 as build', flags: { platform: 'linux/amd64' }, image: 'node:24', alias: 'build' },
      { name: 'COPY', args: 'a b /c/', flags: { from: 'build', link: true }, sources: ['a', 'b'], target: '/c/' },
    ])
  })
  test.each<[string, Partial<Instruction>]>([
    ['CMD ["node", "a b.js"]', { form: 'exec', words: ['node', 'a b.js'] }],
    ['CMD node a.js', { form: 'shell', args: 'node a.js' }],
    ['ENTRYPOINT []', { form: 'exec', words: [] }],
    ['RUN [ "$A" = b ] && c', { form: 'shell' }],
    [
      'RUN --mount=type=cache,target=/x --mount=type=secret,id=y --network=none z',
      { flags: { mount: ['type=cache,target=/x', 'type=secret,id=y'], network: 'none' }, args: 'z' },
    ],
    ['ENV A=1 B="x y" C=a\\ b', { pairs: { A: '1', B: 'x y', C: 'a b' } }],
    ['ENV A some words', { pairs: { A: 'some words' } }],
    ['LABEL "a.b"="c"', { pairs: { 'a.b': 'c' } }],
    ['COPY ["a b", "c"]', { sources: ['a b'], target: 'c' }],
    ['COPY "a b" c', { sources: ['"a', 'b"'], target: 'c' }],
    ['WORKDIR /a b', { words: ['/a b'] }],
    ["ENV A='$B' C=\\$D E=$F", { verbatim: ['A', 'C'] }],
    ['EXPOSE 80 443/udp', { words: ['80', '443/udp'] }],
    [
      'HEALTHCHECK --interval=5s CMD curl -f localhost',
      {
        flags: { interval: '5s' },
        inner: { name: 'CMD', args: 'curl -f localhost', form: 'shell', flags: {}, heredocs: [] },
      },
    ],
    ['HEALTHCHECK NONE', { words: ['NONE'] }],
    ['RUN a \\\n  # why\n\n  && b', { args: 'a   && b' }],
    ['RUN a \\\\\n', { args: 'a \\\\' }],
  ])('%s', (text, expected) => expect(read(`FROM a\n${text}`)[1]).toMatchObject(expected))
  test('an ARG without a default is unknown', () => {
    const [arg] = read('ARG A\n')
    expect(isUnknown(arg?.pairs?.A)).toBe(true)
  })
  test('a backtick continues lines where a directive says so', () => {
    expect(read('# escape=`\r\nFROM a\r\nRUN dir C:\\ `\r\n && x\r\n').map(({ args }) => args)).toEqual([
      'a',
      'dir C:\\  && x',
    ])
  })
  test('a byte order mark is no part of the first name', () => expect(read('\uFEFFFROM a')[0]?.name).toBe('FROM'))
  test('heredocs, several, quoted and stripped of tabs', () => {
    const text =
      'FROM a\nCOPY <<A <<-"B" /x/\none\n# no comment\nA\n\ttwo $X\n\tB\nRUN <<EOF\napt-get update\nEOF\nUSER b\n'
    const [, copy, run, user] = read(text)
    expect(copy?.heredocs).toEqual([
      { name: 'A', expand: true, text: 'one\n# no comment\n' },
      { name: 'B', expand: false, text: 'two $X\n' },
    ])
    expect(run?.heredocs[0]?.text).toBe('apt-get update\n')
    expect(user?.args).toBe('b')
    expect(at(text, [2, 'heredocs', 0, 'text', 8, 14])).toBe('update')
  })
  test('comments, those between continued lines too', () => {
    expect(parse('# a\nFROM x\nRUN y \\\n # b\n z').comments.map(({ text }) => text)).toEqual(['a', 'b'])
  })
})

describe('where it stands', () => {
  const text =
    'FROM --platform=x node:24 AS b\nRUN apt-get update \\\n  && apt-get install \\\n  curl\nENV A=1 B="2"\nONBUILD RUN x y\n'
  test.each<[Path, string]>([
    [[0], 'FROM --platform=x node:24 AS b'],
    [[0, 'image'], 'node:24'],
    [[0, 'alias'], 'b'],
    [[0, 'flags', 'platform'], 'x'],
    [[0, 'nothing', 'here'], 'FROM --platform=x node:24 AS b'],
    [[1, 'args'], 'apt-get update \\\n  && apt-get install \\\n  curl'],
    [[1, 'args', 20, 35], 'apt-get install'],
    [[2, 'pairs', 'B'], '"2"'],
    [[3, 'inner', 'name'], 'RUN'],
    [[3, 'inner', 'args'], 'x y'],
  ])('%j', (path, expected) => expect(at(text, path)).toBe(expected))
  test('keys', () => {
    expect(at(text, [0, 'flags', 'platform'], 'key')).toBe('--platform')
    expect(at(text, [2, 'pairs', 'A'], 'key')).toBe('A')
    expect(at(text, [1], 'key')).toBe('RUN')
  })
})

describe('what is wrong', () => {
  test.each<[string, string[][]]>([
    ['FROM a\nCOPPY x y', [['Unknown instruction `COPPY`; did you mean `COPY`?', 'COPPY']]],
    ['FROM a\nUSER', [['`USER` needs arguments', 'USER']]],
    ['ARG A\nRUN x\nFROM b', [['`RUN` stands before the first `FROM`, where only `ARG` may', 'RUN']]],
    ['FROM a\nCMD ["a", "b"', [['`["a", "b"` is no JSON array: double quotes, commas and a closing `]`', '["a", "b"']]],
    ['FROM a\nRUN <<EOF\nx\n', [['Heredoc `EOF` is never closed; put `EOF` on a line of its own', '<<EOF']]],
    ['FROM a b', [['`FROM` takes an image and, if it has a name, `AS` and the name', 'b']]],
    ['FROM a\nCOPY x', [['`COPY` needs a source and a target', 'x']]],
    ['FROM a\nENV A=1 B', [['`B` needs a value: `B=…`', 'B']]],
    ['FROM a\nCOPY --from=a --from=b c d', [['Flag `--from` is given twice', '--from=b']]],
    ['FROM a\nCOPY --form=b c d', [['`COPY` has no flag `--form`; did you mean `--from`?', '--form']]],
    ['FROM a\nRUN --user=b c', [['`RUN` has no flag `--user`', '--user']]],
    ['# syntax=x/y\nFROM a\nRUN --user=b c', []],
    ['# escape=x\nFROM a', [['`escape=x`: only \\ and ` can be chosen', '# escape=x']]],
    ['FROM a\nRUN [ "$A" = "b" ] || x', []],
    ['', []],
  ])('%j', (text, expected) => expect(faults(text)).toEqual(expected))
})

describe('what is changed', () => {
  const edited = (text: string, change: Change) => {
    const edit = parse(text).edit(change)
    return 'refused' in edit ? edit : text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  }
  const text =
    '# syntax=docker/dockerfile:1\n# base\nFROM node:latest AS b # x\n'.replace(' # x', '') +
    '# why\nRUN a && \\\n  # c\n  b\nCMD ["x", "y"]'
  test.each<[Change, string | { refused: string }]>([
    [{ set: [0, 'image'], to: 'node:24' }, text.replace('node:latest', 'node:24')],
    [{ set: [0, 'flags', 'platform'], to: 'linux/arm64' }, text.replace('FROM', 'FROM --platform=linux/arm64')],
    [{ set: [1, 'args', 0, 1], to: 'aa' }, text.replace('RUN a', 'RUN aa')],
    [{ set: [1, 'args'], to: 'c' }, { refused: 'a comment stands in between' }],
    [{ set: [2, 'words', 1], to: 'a "z"' }, text.replace('"y"', '"a \\"z\\""')],
    [{ set: [2, 'args'], to: '["q"]' }, text.replace('["x", "y"]', '["q"]')],
    [{ set: [2, 'args'], to: '["q"]\nUSER root' }, { refused: 'the change would break the Dockerfile' }],
    [{ set: [0, 'image'], to: 'node:24 AS c' }, { refused: 'the change would break the Dockerfile' }],
    [{ set: [0, 'alias'], to: 'c d' }, { refused: 'the change would break the Dockerfile' }],
    [{ set: [0, 'image'], to: null }, { refused: 'the value cannot be written in a Dockerfile' }],
    [{ drop: [1] }, text.replace('RUN a && \\\n  # c\n  b\n', '')],
    [{ insert: [0], to: { name: 'ARG', pairs: { V: '1' } } }, text.replace('# base', 'ARG V=1\n# base')],
    [{ insert: [1], to: { name: 'USER', args: 'node' } }, text.replace('# why', 'USER node\n# why')],
    [{ insert: [3], to: { name: 'USER', args: 'node' } }, `${text}\nUSER node\n`],
    [{ insert: [3], to: 'RUN x \\' }, `${text}\nRUN x \\\n`],
    [{ insert: [1], to: 'RUN x \\' }, { refused: 'the change would break the Dockerfile' }],
    [{ insert: [9], to: { name: 'USER', args: 'node' } }, { refused: 'there is no such place' }],
    [{ set: [9, 'args'], to: 'x' }, { refused: 'there is no such instruction' }],
  ])('%j', (change, expected) => expect(edited(text, change)).toEqual(expected))
  test('flags are replaced and dropped', () => {
    expect(edited('FROM a\nCOPY --from=b --chown=c d e', { set: [1, 'flags', 'from'], to: 'x' })).toBe(
      'FROM a\nCOPY --from=x --chown=c d e',
    )
    expect(edited('FROM a\nCOPY --from=b --chown=c d e', { drop: [1, 'flags', 'from'] })).toBe(
      'FROM a\nCOPY --chown=c d e',
    )
    expect(edited('FROM a\nENV A=1 B=2', { set: [1, 'pairs', 'A'], to: 'x y' })).toBe('FROM a\nENV A="x y" B=2')
  })
  test('line ends stay as they are', () => {
    expect(edited('FROM a\r\nCMD b\r\n', { insert: [1], to: 'USER c' })).toBe('FROM a\r\nUSER c\r\nCMD b\r\n')
    expect(edited('FROM a\r\nUSER c\r\nCMD b\r\n', { drop: [1] })).toBe('FROM a\r\nCMD b\r\n')
  })
})

test('whatever the text, nothing throws and every span lies in it', () => {
  const piece = fc.constantFrom(
    'FROM ',
    'RUN ',
    'COPY ',
    'ENV ',
    'ONBUILD ',
    'HEALTHCHECK ',
    'CMD ',
    'a',
    '=',
    '"',
    "'",
    '\\',
    '`',
    '\n',
    '\r\n',
    '# escape=`',
    '#',
    '--from=',
    '--mount',
    '[',
    ']',
    ',',
    '<<E',
    '<<-"E"',
    'E',
    '\t',
    ' ',
    '\uFEFF',
    '__proto__',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(5), fc.anything(), (pieces, index, value) => {
      const text = pieces.join('')
      const tree = parse(text)
      const inside = ({ start, end }: { start: number; end: number }) =>
        start >= 0 && end >= start && end <= text.length
      expect(tree.problems.every(({ place }) => inside(place.span))).toBe(true)
      expect(tree.comments.every(({ span }) => inside(span))).toBe(true)
      const walk = (data: unknown, path: Path) => {
        expect(inside(tree.placeOf(path).span)).toBe(true)
        if (typeof data !== 'object' || data === null) return
        for (const [key, each] of Object.entries(data)) walk(each, [...path, Array.isArray(data) ? Number(key) : key])
      }
      walk(tree.data, [])
      for (const path of [[index], [index, 'args'], [index, 'flags', 'from'], [index, 'image'], [index, 'words', 0]]) {
        tree.edit({ set: path, to: value })
        tree.edit({ set: path, to: 'x' })
        tree.edit({ insert: path, to: value })
        tree.edit({ drop: path })
      }
    }),
    { numRuns: 1000 },
  )
})
