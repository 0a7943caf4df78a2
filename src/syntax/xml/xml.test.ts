import { describe, expect, it } from 'vitest'
import { isUnknown } from '../../model/unknown.ts'
import { xml } from './xml.ts'

const read = (text: string) => xml.parse({ path: 'a.xml', text })

describe('XML', () => {
  it('is elements with attributes, children and texts, at their places', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- top -->\n<a b="1 &amp; 2">\n  <c/>\n  tail <d>x<![CDATA[<&>]]></d>\n</a>\n'
    const tree = read(text)
    expect(tree.problems).toEqual([])
    expect(tree.data).toEqual({
      name: 'a',
      attributes: { b: '1 & 2' },
      children: [
        { name: 'c', attributes: {}, children: [] },
        'tail',
        { name: 'd', attributes: {}, children: ['x', '<&>'] },
      ],
    })
    expect(tree.comments).toEqual([{ text: 'top', span: { start: 22, end: 34 } }])
    const at = (path: (string | number)[], part?: 'key') => {
      const { span } = tree.placeOf(path, part)
      return text.slice(span.start, span.end)
    }
    expect(at(['attributes', 'b'])).toBe('1 &amp; 2')
    expect(at(['attributes', 'b'], 'key')).toBe('b')
    expect(at(['children', 0])).toBe('<c/>')
    expect(at(['children', 1])).toBe('tail')
    expect(at(['children', 2, 'children', 1])).toBe('<&>')
    expect(at(['children', 2], 'key')).toBe('d')
    expect(at(['children', 2, 'nothing'])).toBe('d')
  })

  it.each([
    ['&#65;&#x42;&lt;&quot;', 'AB<"'],
    ['&#xD800;', undefined],
    ['&file;', undefined],
    ['a\r\nb', 'a\nb'],
    ['&toString;', undefined],
  ])('%s is %j', (text, value) => {
    const [child] = (read(`<a>${text}</a>`).data as { children: unknown[] }).children
    if (value === undefined) expect(isUnknown(child)).toBe(true)
    else expect(child).toBe(value)
  })

  it('never looks an entity up, however it is declared', () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;"> <!-- ]> --> <!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const tree = read(`${bomb}<a>&m;&f;</a>`)
    expect(tree.problems).toEqual([])
    expect(isUnknown((tree.data as { children: unknown[] }).children[0])).toBe(true)
  })

  it.each([
    ['<a><b></a>', '`<b>` is never closed'],
    ['<a>', '`<a>` is never closed'],
    ['<a></b></a>', '`</b>` closes nothing'],
    ['<a b>x</a>', 'attribute `b` has no value in quotes'],
    ['<a b="1" b="2"/>', 'attribute `b` is given twice'],
    ['<a b="1', 'the value of `b` is never closed'],
    ['<a/><b/>', 'a second root element'],
    ['<a/>x', 'text outside the root element'],
    ['<a><!-- </a>', 'this comment is never closed'],
    ['<a>1 < 2</a>', '`<` begins no element; write `&lt;`'],
    ['<a>1 & 2</a>', '`&` begins nothing; write `&amp;`'],
    ['<a b="1 & 2"/>', '`&` begins nothing; write `&amp;`'],
    ['{}', 'text outside the root element'],
    ['<a>'.repeat(1000), 'nested too deeply to be read'],
  ])('%s: %s', (text, message) => expect(read(text).problems.map((problem) => problem.message)).toContain(message))

  it('keeps what is whole beside what is not', () => {
    expect(read('<a><b>1</c></b><d e=x f="2"/></a>').data).toEqual({
      name: 'a',
      attributes: {},
      children: [
        { name: 'b', attributes: {}, children: ['1'] },
        { name: 'd', attributes: { f: '2' }, children: [] },
      ],
    })
  })

  const text = '<a v="1">\r\n  <b>x</b><!-- why -->\r\n  <c><![CDATA[y]]></c>\r\n</a>\r\n'
  it.each([
    [{ set: ['children', 0, 'children', 0], to: 'a<b' }, text.replace('x', 'a&lt;b')],
    [{ set: ['attributes', 'v'], to: '"2"' }, text.replace('"1"', '"&quot;2&quot;"')],
    [{ set: ['children', 1, 'children', 0], to: '<z>' }, text.replace('y]]', '<z>]]')],
    [{ drop: ['children', 0] }, text.replace('<b>x</b>', '')],
    [{ drop: ['attributes', 'v'] }, text.replace(' v="1"', '')],
    [{ set: ['children', 0], to: 'x' }, undefined],
    [{ set: ['children', 1, 'children', 0], to: ']]>' }, undefined],
    [{ set: ['children', 0, 'children', 0], to: ' padded' }, undefined],
    [{ set: ['children', 7], to: 'x' }, undefined],
    [{ set: ['name'], to: 'z' }, undefined],
    [{ insert: ['children', 0], to: 'x' }, undefined],
  ])('%j is written in its place or refused', (change, after) => {
    const edit = read(text).edit(change)
    if (after === undefined) expect(edit).toHaveProperty('refused')
    else expect('span' in edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)).toBe(after)
  })
})
