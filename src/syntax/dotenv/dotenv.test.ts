import { describe, expect, it } from 'vitest'
import type { Change } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { dotenv } from './dotenv.ts'

const tree = (text: string) => dotenv.parse({ path: '.env', text })
const data = (text: string) => tree(text).data as { readonly [name: string]: unknown }

describe('a file of variables', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['A=1\nB = two words \n', { A: '1', B: 'two words' }],
    ['export A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['A: 1', { A: '1' }],
    ['# A=1\nB=2 # why\nC=a#b\nD= # e', { B: '2', C: 'a#b', D: '# e' }],
    ['A=\nB=""\nC=\'\'', { A: '', B: '', C: '' }],
    ['A="x # y" # why', { A: 'x # y' }],
    ['A="one\ntwo"\nB=3', { A: 'one\ntwo', B: '3' }],
    ['A="a\\nb\\t\\"c\\" \\\\ \\q \\0101"', { A: 'a\nb\t"c" \\ \\q A' }],
    ["A='$X \\n it\\'s'", { A: "$X \\n it's" }],
    ['A=x\nB=$A/${A}/${C:-z}\nC=y', { A: 'x', B: 'x/x/z', C: 'y' }],
    ['A="\\$HOME"\nB=$$HOME', { A: '$HOME', B: '$HOME' }],
    ['A=1\nA=2', { A: '2' }],
    ['\ufeffA=1', { A: '1' }],
    ['__proto__=1', Object.fromEntries([['__proto__', '1']])],
    ['A=https://x.example/?a=b&c=d', { A: 'https://x.example/?a=b&c=d' }],
  ])('%j', (text, values) => {
    expect(data(text)).toEqual(values)
    expect(tree(text).problems).toEqual([])
  })

  it('leaves unknown what it does not say', () => {
    const values = data('A\nB=$GONE\nC=${B}')
    expect([values.A, values.B, values.C].map(isUnknown)).toEqual([true, true, true])
  })

  it('does not double values until the memory is full', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `A${index + 1}=$A${index}$A${index}`).join('\n')
    const values = data(`A0=xxxxxxxxxxxxxxxx\n${text}`)
    expect(values.A3).toHaveLength(128)
    expect(isUnknown(values.A60)).toBe(true)
    const wide = Array.from({ length: 5000 }, (_, index) => `B${index}=${'$A'.repeat(100)}`).join('\n')
    expect(isUnknown(data(`A=${'x'.repeat(1000)}\n${wide}`).B4999)).toBe(true)
  })

  it.each([
    ['A B=1', 'A'],
    ['A!=1', 'A'],
    ['=1', 'NAME=value'],
    ['A="open', 'nothing closes'],
    ['A="x" y', 'closing quote'],
    ['A=s3cr${t', 'no variable'],
  ])('%j is a problem, the next line is read, and no value is told', (text, message) => {
    const { problems } = tree(`${text}\nLAST=1`)
    expect(problems.map((each) => each.message).join()).toContain(message)
    expect(problems.map((each) => each.message).join()).not.toContain('s3cr')
    expect(data(`${text}\nLAST=1`).LAST).toBe('1')
  })

  it('knows where names and values stand, and its comments', () => {
    const text = '# all\nexport A = "x y" # why\n'
    const { comments, placeOf } = tree(text)
    const shown = (part: 'key' | 'value') => {
      const { span } = placeOf(['A'], part)
      return text.slice(span.start, span.end)
    }
    expect([shown('key'), shown('value')]).toEqual(['A', '"x y"'])
    expect(comments.map((each) => each.text)).toEqual(['all', 'why'])
  })
})

describe('an edit', () => {
  const applied = (text: string, change: Change) => {
    const edit = tree(text).edit(change)
    if ('refused' in edit) return edit
    return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  }
  it.each<[string, Change, string]>([
    ['A=1 # why\nB=2\n', { set: ['A'], to: 3 }, 'A=3 # why\nB=2\n'],
    ['A="x"', { set: ['A'], to: 'say "hi"' }, 'A="say \\"hi\\""'],
    ['A=x', { set: ['A'], to: 'pa$$word' }, "A='pa$$word'"],
    ['A=x', { set: ['A'], to: 'two\nlines' }, 'A="two\\nlines"'],
    ["A='x'", { set: ['A'], to: '$y' }, "A='$y'"],
    ['A=x\nB=$A', { set: ['A'], to: 'y' }, 'A=y\nB=$A'],
    ['A', { set: ['A'], to: 'x' }, 'A=x'],
    ['A=1', { set: ['B'], to: 'x' }, 'A=1\nB=x\n'],
    ['A=1\r\nB=2\r\n', { set: ['C'], to: 'x' }, 'A=1\r\nB=2\r\nC=x\r\n'],
    ['A=1\nB="2\n3"\nC=4\n', { drop: ['B'] }, 'A=1\nC=4\n'],
    ['A=1', { set: ['A'], to: 2, remark: 'more' }, 'A=2 # more'],
  ])('of %j by %j', (text, change, after) => expect(applied(text, change)).toBe(after))

  it.each<[string, Change]>([
    ['A=1', { drop: ['B'] }],
    ['A=1\nA=2', { drop: ['A'] }],
    ['A=1', { set: ['A', 'b'], to: 1 }],
    ['A=1', { set: ['A'], to: {} }],
    ['A=1', { set: ['B C'], to: 'x' }],
    ['A=1', { insert: ['A'], to: 'x' }],
  ])('of %j by %j is refused', (text, change) => expect(applied(text, change)).toHaveProperty('refused'))
})
