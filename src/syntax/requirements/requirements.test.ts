import { expect, it } from 'vitest'
import { isUnknown } from '../../model/unknown.ts'
import type { RequirementLine } from './requirements.ts'
import { requirements } from './requirements.ts'

const read = (text: string) => requirements.parse({ path: 'requirements.txt', text })

it.each<[string, unknown]>([
  ['flask', { name: 'flask', options: [] }],
  [
    'Flask[async, dotenv] >=2.0,<3 ; python_version < "3.9"  # why',
    {
      name: 'Flask',
      extras: ['async', 'dotenv'],
      constraint: '>=2.0,<3',
      marker: 'python_version < "3.9"',
      options: [],
    },
  ],
  ['six (>=1.0)', { name: 'six', constraint: '>=1.0', options: [] }],
  [
    'pip @ https://example.org/pip.zip#sha1=da39 ; os_name == "nt"',
    { name: 'pip', url: 'https://example.org/pip.zip#sha1=da39', marker: 'os_name == "nt"', options: [] },
  ],
  [
    'a==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n',
    {
      name: 'a',
      constraint: '==1',
      options: [
        { name: 'hash', value: 'sha256:aa' },
        { name: 'hash', value: 'sha256:bb' },
      ],
    },
  ],
  ['-r base.txt', { options: [{ name: 'requirement', value: 'base.txt' }] }],
  ['-rbase.txt', { options: [{ name: 'requirement', value: 'base.txt' }] }],
  ['--requirement=base.txt', { options: [{ name: 'requirement', value: 'base.txt' }] }],
  [
    '--extra-index-url "https://example.org/simple" --pre',
    { options: [{ name: 'extra-index-url', value: 'https://example.org/simple' }, { name: 'pre' }] },
  ],
  [
    '-e git+https://example.org/x.git@v1#egg=x',
    {
      location: 'git+https://example.org/x.git@v1#egg=x',
      name: 'x',
      editable: true,
      options: [{ name: 'editable', value: 'git+https://example.org/x.git@v1#egg=x' }],
    },
  ],
  ['./local', { location: './local', options: [] }],
  ['https://example.org/a-1.0.whl', { location: 'https://example.org/a-1.0.whl', options: [] }],
])('%j', (text, item) => {
  const tree = read(text)
  expect(tree.problems).toEqual([])
  expect(tree.data).toEqual([item])
})

it('leaves comments and empty lines out, and says what is no requirement', () => {
  const tree = read('# top\n\nflask # web\nnot a requirement\nurl#x\n')
  expect((tree.data as RequirementLine[]).map(({ name }) => name)).toEqual(['flask', undefined, undefined])
  expect(tree.problems.map(({ message }) => message)).toEqual([
    '`not a requirement` is no requirement',
    '`url#x` is no requirement',
  ])
  expect(tree.comments.map(({ text }) => text)).toEqual(['top', 'web'])
})

it('does not know what the environment says', () => {
  const [item] = read('--index-url https://${USER}:${TOKEN}@example.org/simple').data as RequirementLine[]
  expect(isUnknown(item?.options[0]?.value)).toBe(true)
})

it('keeps places over joined lines, and edits in them', () => {
  const text = 'a == \\\r\n  1.0 ; \\\r\n x # c\r\nb~=2.0\r\n'
  const tree = read(text)
  const at = (path: (string | number)[]) => text.slice(tree.placeOf(path).span.start, tree.placeOf(path).span.end)
  expect(at([0, 'name'])).toBe('a')
  expect(at([0, 'constraint'])).toBe('== \\\r\n  1.0')
  expect(at([0, 'marker'])).toBe('x')
  const done = (edit: ReturnType<typeof tree.edit>) =>
    'span' in edit ? text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end) : edit.refused
  expect(done(tree.edit({ set: [1, 'constraint'], to: '==2.1' }))).toBe(text.replace('~=2.0', '==2.1'))
  expect(done(tree.edit({ drop: [1] }))).toBe(text.replace('b~=2.0\r\n', ''))
  expect(done(tree.edit({ set: [1, 'constraint'], to: '2.1' }))).toBe('other values would change with it')
  expect(done(tree.edit({ set: [1, 'name'], to: 'b; x' }))).toBe('other values would change with it')
})
