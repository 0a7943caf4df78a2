import { format } from '@cdktn/hcl-tools'
import { parse } from '@cdktn/hcl2json'
import { describe, expect, it } from 'vitest'
import {
  type Attributes,
  type Block,
  block,
  call,
  callSpread,
  commented,
  conditional,
  heredoc,
  listFor,
  mapFor,
  objectOf,
  operation,
  raw,
  ref,
  template,
} from './build.ts'
import { printHcl, printHclAttributes } from './print.ts'

const module = (attributes: Attributes, ...blocks: readonly Block[]) => block('module', ['m'], attributes, blocks)

const cases: { readonly [title: string]: readonly [Block, string] }[] = [
  { 'an empty block': [block('locals'), 'locals {}\n'] },
  {
    'aligned attributes, and what takes several lines apart': [
      block('resource', ['aws_vpc', 'this'], {
        cidr_block: ref('var.cidr'),
        enable_dns_hostnames: true,
        left_out: undefined,
        tags: { Name: template`${ref('var.name')}-vpc`, 'kept/by': 'us' },
        x: 1,
        long: null,
      }),
      `resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true

  tags = {
    Name      = "\${var.name}-vpc"
    "kept/by" = "us"
  }

  x    = 1
  long = null
}
`,
    ],
  },
  {
    'nested blocks and comments': [
      commented(
        'Why it is here.\n\nAnd more.',
        module(
          { source: './m', a: commented('about a', 1), bbbb: 2 },
          block('lifecycle', [], { ignore_changes: [ref('tags')] }),
          commented('inner', block('dynamic', ['ingress'], { for_each: ref('var.rules') }, [block('content')])),
        ),
      ),
      `# Why it is here.
#
# And more.
module "m" {
  source = "./m"
  # about a
  a    = 1
  bbbb = 2

  lifecycle {
    ignore_changes = [tags]
  }

  # inner
  dynamic "ingress" {
    for_each = var.rules

    content {}
  }
}
`,
    ],
  },
  {
    'strings that look like code stay strings': [
      module({ a: '${x} %{ if } $${y} "q" \\ \n\t', b: template`a ${'${z}'} ${1} ${template`${ref('c')}!`}` }),
      `module "m" {
  a = "$\${x} %%{ if } $$\${y} \\"q\\" \\\\ \\n\\t"
  b = "a $\${z} 1 \${c}!"
}
`,
    ],
  },
  {
    'a dollar sign before a value, and braces that come together only when put there': [
      module({
        a: template`$${ref('x')}`,
        b: template`a$${'{b}'}`,
        c: heredoc`%${ref('x')}`,
        d: call('f', heredoc('a')),
      }),
      'module "m" {\n  a = "${"$"}${x}"\n  b = "a$${b}"\n\n  c = <<-EOT\n    %${x}\n  EOT\n\n  d = f(<<-EOT\n    a\n  EOT\n  )\n}\n',
    ],
  },
  {
    'a template of one value is that value': [
      module({ a: template`${ref('var.x')}`, b: [template`${template`${ref('y')}`}`] }),
      `module "m" {\n  a = var.x\n  b = [y]\n}\n`,
    ],
  },
  {
    'heredocs, whose body keeps its indentation': [
      module({
        a: heredoc`#!/bin/sh\n  echo \${HOME} ${ref('var.x')}\n\necho EOT\nEOT`,
        b: heredoc('  all\n    indented\n'),
        c: { short: heredoc('x'), longer: 1 },
        d: call('f', heredoc('x\n')),
        e: [heredoc('x\n'), 1],
        f: heredoc(''),
      }),
      `module "m" {
  a = <<-EOT2
    #!/bin/sh
      echo $\${HOME} \${var.x}

    echo EOT
    EOT
  EOT2

  b = <<EOT
  all
    indented
EOT

  c = {
    short  = <<-EOT
      x
    EOT
    longer = 1
  }

  d = f(<<-EOT
    x
  EOT
  )

  e = [
    <<-EOT
      x
    EOT
    ,
    1,
  ]

  f = <<EOT
EOT
}
`,
    ],
  },
  {
    'calls, conditions, operations and loops': [
      module({
        a: call('merge', ref('var.tags'), { Name: 'x' }),
        b: call('merge', ref('var.tags'), { Name: 'x', Other: 'y' }),
        c: call('merge', { a: 1, b: 2 }, ref('var.tags'), { c: 1 }),
        d: callSpread('merge', ref('var.all')),
        e: conditional(operation(ref('var.n'), '>', 1), { a: 1, b: 2 }, null),
        f: operation(operation(1, '+', 2), '*', conditional(ref('x'), 1, 2)),
        g: listFor({ names: ['s'], of: ref('var.s'), where: operation(ref('s'), '!=', '') }, ref('s.id')),
        h: mapFor({ names: ['k', 'v'], of: ref('var.s') }, ref('k'), { a: ref('v'), bb: 2 }),
        i: mapFor({ names: ['k', 'v'], of: ref('var.s') }, ref('k'), ref('v')),
        j: objectOf([
          [ref('var.k'), 1],
          ['a b', 2],
          [template`x-${ref('y')}`, 3],
          ['for', 4],
        ]),
        k: raw('aws_subnet.this[*].id'),
        l: conditional(ref('x'), { a: 1, b: 1 }, { c: 1, d: 1 }),
      }),
      `module "m" {
  a = merge(var.tags, { Name = "x" })

  b = merge(var.tags, {
    Name  = "x"
    Other = "y"
  })

  c = merge(
    {
      a = 1
      b = 2
    },
    var.tags,
    {
      c = 1
    },
  )

  d = merge(var.all...)

  e = (var.n > 1) ? {
    a = 1
    b = 2
  } : null

  f = (1 + 2) * (x ? 1 : 2)
  g = [for s in var.s : s.id if s != ""]

  h = {
    for k, v in var.s : k => {
      a  = v
      bb = 2
    }
  }

  i = { for k, v in var.s : k => v }

  j = {
    (var.k)  = 1
    "a b"    = 2
    "x-\${y}" = 3
    "for"    = 4
  }

  k = aws_subnet.this[*].id

  l = (
    x
    ? {
      a = 1
      b = 1
    }
    : {
      c = 1
      d = 1
    }
  )
}
`,
    ],
  },
]

describe('printHcl writes', () => {
  it.each(cases.flatMap((each) => Object.entries(each)))('%s', async (_, [given, text]) => {
    expect(printHcl([given])).toBe(text)
    expect(await format(text)).toBe(text)
    await parse('main.tf', text)
  })

  it('a file of many blocks that terraform fmt has nothing to add to', async () => {
    const all = printHcl(
      cases.flatMap((each) => Object.values(each).map(([given]) => given)),
      'Made by hand.\nTwice.',
    )
    expect(await format(all)).toBe(all)
    expect(all.startsWith('# Made by hand.\n# Twice.\n\nlocals {}\n\nresource')).toBe(true)
  })

  it('a file of attributes', async () => {
    const text = printHclAttributes({ region: 'us-east-1', azs: ['a', 'b'], tags: { a: { b: 1 } } })
    expect(text).toBe('region = "us-east-1"\nazs    = ["a", "b"]\n\ntags = {\n  a = {\n    b = 1\n  }\n}\n')
    expect(await format(text)).toBe(text)
  })
})
