import { parse } from '@cdktn/hcl2json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { hcl } from './hcl.ts'
import { referencesIn } from './references.ts'

const torture = `# lead
/* block
   comment */
terraform { required_version = ">= 1.9" }

resource "aws_instance" web {
  ami           = "ami-1" # trailing
  count         = 2 // slashes
  big           = 1.5e3
  minus         = - 4
  no            = false
  nothing       = null
  escaped       = "a\\tb \\"q\\" \\\\ \\u00e9 $\${x} %%{y} $ % $$"
  empty         = ""
  list          = [1, "two", [true, ], { a = 1, "b c" : 2, 3 = 4 },
    var.x, # unknown
  ]
  object = {
    key       = "v"
    "quoted"  = 1,
    null_key  = null
    nested    = { deep = [{ deeper = "y" }] }
    computed  = f(1)
  }
  plain = <<EOT
  keeps "quotes" \\n and
    indentation $\${x}
  EOT
  strips = <<-EOT
      six

    four
      six $ {
    EOT
  called    = merge(var.a, { b = 1 }, [for k, v in var.m : "\${k}-\${v}" if v != null]...)
  cond      = var.x == 1 && !var.y ? aws_x.y[0].z : null
  splat     = aws_x.y[*].id
  old_splat = aws_x.y.*.id
  legacy    = aws_x.y.0.id
  grouped   = { for k, v in var.m : v => k... }
  provided  = provider::aws::arn_parse("x").region
  multi = (
    1 +
    2
  )
  template  = "%{ if var.x }a%{ else }\${~ "x\${1}" ~}%{ endif }"
  hole_doc  = <<-EOT
    \${var.x} a
      b %{ for x in y ~} \${x} %{ endfor ~}
  EOT

  block {}
  block { one = 1 }
  block {
    inner "label" {
      x = 1
    }
  }
}
resource "aws_instance" "api" {}
locals {
  a = 1
}
locals {
  "b" = 2
}
`.replace('"b" = 2', 'b = 2')

const read = (text: string) => hcl.parse({ path: 'main.tf', text })
const textOf = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end)

/** What hcl2json writes for text that stands for itself: `${` and `%{` escaped. */
function asHcl2json(value: unknown, theirs: unknown): unknown {
  if (isUnknown(value)) return typeof theirs === 'string' && /[$%]\{/.test(theirs) ? theirs : `unknown: ${value.text}`
  if (typeof value === 'string') return value.replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`)
  if (Array.isArray(value))
    return value.map((item, index) => asHcl2json(item, Array.isArray(theirs) ? theirs[index] : undefined))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, asHcl2json(item, isMap(theirs) ? theirs[key] : undefined)]),
  )
}

describe('HCL data', () => {
  it.each([
    ['with line feeds', torture],
    ['with CRLF', torture.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${torture}`],
  ])('is what hcl2json reads, unknown where that has an expression: %s', async (_, text) => {
    const tree = read(text)
    expect(tree.problems).toEqual([])
    const theirs: unknown = await parse('main.tf', text)
    expect(asHcl2json(tree.data, theirs)).toEqual(theirs)
  })

  it('says what an unknown value would be computed from', () => {
    const web = valueAt(read(torture).data, ['resource', 'aws_instance', 'web', 0])
    const unknown = Object.entries(web as object).flatMap(([name, value]) =>
      isUnknown(value) ? [`${name}: ${value.text}`] : [],
    )
    expect(unknown).toContain('cond: var.x == 1 && !var.y ? aws_x.y[0].z : null')
    expect(unknown).toContain('provided: provider::aws::arn_parse("x").region')
  })

  it('makes an object with a computed key unknown as a whole', () => {
    expect(isUnknown(valueAt(read('a = { (var.k) = 1, b = 2 }').data, ['a']))).toBe(true)
  })

  it('never says that a block which a loop makes is absent', () => {
    const { data } = read(
      'b {\n  dynamic "rule" {\n    for_each = var.x\n  }\n}\nc {\n  rule {}\n  dynamic "rule" {}\n}\n',
    )
    expect(isUnknown(valueAt(data, ['b', 0, 'rule']))).toBe(true)
    expect(valueAt(data, ['b', 0, 'dynamic', 'rule'])).toHaveLength(1)
    expect(valueAt(data, ['c', 0, 'rule', 0])).toEqual({})
    expect(isUnknown(valueAt(data, ['c', 0, 'rule', 1]))).toBe(true)
  })

  it('keeps a key called __proto__ a key', () => {
    const { data } = read('a = { __proto__ = { x = 1 } }')
    expect(Object.keys(valueAt(data, ['a']) as object)).toEqual(['__proto__'])
  })
})

describe('HCL comments', () => {
  it('are found once each, without their markers', () => {
    expect(read(torture).comments.map((comment) => comment.text)).toEqual([
      'lead',
      'block\n   comment',
      'trailing',
      'slashes',
      'unknown',
    ])
    const twice = read('a = { x /* once */ + 1 = 2 }').comments
    expect(twice.map((comment) => comment.text)).toEqual(['once'])
    const { comments } = read('a = [ # one\n 1 # two\n , x /* three */ [0]]\n// four')
    expect(comments.map((comment) => comment.text)).toEqual(['one', 'two', 'three', 'four'])
  })
})

describe('HCL places', () => {
  const tree = read(torture)
  const web = ['resource', 'aws_instance', 'web', 0] as const
  it.each([
    [['resource'], 'key', 'resource'],
    [['resource', 'aws_instance', 'web'], 'key', 'web'],
    [['resource', 'aws_instance', 'api'], 'value', 'resource "aws_instance" "api"'],
    [web, 'value', 'resource "aws_instance" web'],
    [[...web, 'ami'], 'key', 'ami'],
    [[...web, 'ami'], 'value', '"ami-1"'],
    [[...web, 'list', 3, 'b c'], 'key', '"b c"'],
    [[...web, 'list', 2, 0], 'value', 'true'],
    [[...web, 'object', 'nested', 'deep', 0, 'deeper'], 'value', '"y"'],
    [[...web, 'block', 1, 'one'], 'value', '1'],
    [[...web, 'block', 2, 'inner', 'label', 0, 'x'], 'key', 'x'],
    [[...web, 'block', 0, 'missing', 0], 'key', 'block'],
    [[...web, 'object', 'missing', 'x'], 'key', textOf(torture, tree.placeOf([...web, 'object']).span)],
    [['locals', 1, 'b'], 'value', '2'],
    [['nowhere'], 'value', ''],
  ] as const)('%j (%s)', (path, part, text) => {
    expect(textOf(torture, tree.placeOf(path, part).span)).toBe(text)
  })

  it('lead to the loop where one makes the block', () => {
    const text = 'b {\n  dynamic "rule" {\n  }\n}\n'
    expect(textOf(text, read(text).placeOf(['b', 0, 'rule', 0, 'port']).span)).toBe('dynamic "rule"')
  })
})

describe('HCL problems', () => {
  it.each([
    ['a = \nb = 2\n', 'Expected a value, found the end of the line', { b: 2 }],
    ['a = [1\nb = 2\n', 'Expected `,` or `]`, found `b`', { b: 2 }],
    ['a = "x\nb = 2\n', 'String is not closed', { b: 2 }],
    ['a = "\\q"\nb = 2\n', '`\\q` is no escape', { b: 2 }],
    ['a {\n  x = ]\n  y = 1\n}\nb = 2\n', 'Expected a value, found `]`', { a: [{ y: 1 }], b: 2 }],
    ['a {\n  x = (\n}\nb = 2\n', 'Expected a value, found `}`', { a: [{}], b: 2 }],
    ['a {\n  x = [1,\nb {\n  y = 2\n}\n', 'Expected `,` or `]`, found `{`', { a: [{}], b: [{ y: 2 }] }],
    ['a {\n  x = 1\n', 'Block is not closed', { a: [{ x: 1 }] }],
    ['a "${x}" {\n  y = 1\n}\nb = 2\n', 'A label cannot be computed', { b: 2 }],
    ['a { x = ! }\nb = 2\n', 'Expected a value, found `}`', { a: [{}], b: 2 }],
    ['a = 1 2\nb = 2\n', 'Expected a new line, found `2`', { a: 1, b: 2 }],
    ['a = 1\na = 2\n', '`a` is set twice', { a: 1 }],
    ['a = <<EOT\nx\n', 'Heredoc is not closed', {}],
    ['b = 2\n/* x', 'Comment is not closed', { b: 2 }],
    [`a = ${'['.repeat(10_000)}\nb = 2\n`, 'Nested more than 200 levels deep', { b: 2 }],
    [`${'a {\n'.repeat(300)}`, 'Nested more than 200 levels deep', undefined],
  ])('%j', (text, message, data) => {
    const tree = read(text)
    expect(tree.problems.map((problem) => problem.message)).toContain(message)
    if (data) expect(tree.data).toEqual(data)
  })

  it('end with a word about the rest where there are too many', () => {
    const { problems } = read('a = ]\n'.repeat(1000))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)?.message).toMatch(/the rest is not read/)
  })

  it('are none for long chains, which no stack has to hold', () => {
    const tree = read(`a = 1${' + var.x'.repeat(50_000)}\nb = x${'.y'.repeat(50_000)}\n`)
    expect(tree.problems).toEqual([])
    expect(tree.body.attributes.map(({ value }) => referencesIn(value).length)).toEqual([50_000, 1])
  })
})

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '"',
    '${',
    '%{',
    '<<EOT\n',
    '<<-E\n',
    '\n',
    '\r\n',
    '[',
    ']',
    '(',
    '= ',
    '\\',
    '/*',
    '#',
    ' for ',
    '...',
    '\ud800',
    '$${',
    '~}',
  )
  const mutated = fc
    .array(fc.tuple(fc.nat(torture.length), fc.nat(12), fc.oneof(pieces, fc.string({ maxLength: 4 }))), {
      minLength: 1,
      maxLength: 6,
    })
    .map((edits) => edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), torture))

  it('is read without throwing, every span within it, every comment after the one before', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const tree = read(text)
          const spans = [...tree.problems.map(({ place }) => place.span), ...tree.comments.map(({ span }) => span)]
          for (const { start, end } of spans) if (!(start >= 0 && start <= end && end <= text.length)) return false
          for (const path of pathsIn(tree.data)) {
            const { start, end } = tree.placeOf(path).span
            if (!(start >= 0 && start < end && end <= text.length)) return false
          }
          return tree.comments.every(
            ({ span }, index) => index === 0 || span.start >= (tree.comments[index - 1]?.span.end ?? 0),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

function pathsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [[...path, index], ...pathsIn(item, [...path, index])])
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...pathsIn(item, [...path, key])])
}

it('a byte order mark inside a file is no letter', () => {
  const tree = hcl.parse({ path: 'main.tf', text: 'a = \ufeffb\n' })
  expect(tree.problems.map(({ message }) => message)).toEqual(['Expected a value, found `\ufeff`'])
})

it('a line of its own ends every argument, but for the one of a block in one line', () => {
  const wrong = (text: string) => hcl.parse({ path: 'main.tf', text }).problems.length
  expect(['a { b = 1 }\n', 'a {\n b = 1 }\n', 'a { b {} }\n', 'a {\n b {\n }\n}\n'].map(wrong)).toEqual([0, 1, 1, 0])
})
