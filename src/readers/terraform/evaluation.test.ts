import { describe, expect, it } from 'vitest'
import { TerraformData, TerraformResource } from '../../kinds/terraform.ts'
import { placeOf } from '../../model/resource.ts'
import { under } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { survey } from '../survey.ts'

const read = (files: { readonly [path: string]: string }) =>
  survey(Object.entries(files).map(([path, text]) => ({ path, text })))

/** Unknowns as `? text`. */
function shown(data: unknown): unknown {
  if (isUnknown(data)) return `? ${data.text}`
  if (Array.isArray(data)) return data.map(shown)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, shown(each)]))
}

const bodies = (files: { readonly [path: string]: string }) =>
  Object.fromEntries(
    [...read(files).of(TerraformResource), ...read(files).of(TerraformData)].map(({ name, data, scope }) => [
      scope === '.' ? name : `${scope}: ${name}`,
      shown(data.body),
    ]),
  )

describe('an evaluated root', () => {
  it('gives variables their values in the order of Terraform', () => {
    const files = {
      'main.tf':
        'variable "a" { default = "d" }\nvariable "b" { default = "d" }\nvariable "c" {}\nresource "t_x" "y" {\n a = var.a\n b = var.b\n c = var.c\n}',
      'terraform.tfvars': 'a = "t"\nb = "t"',
      'z.auto.tfvars': 'b = "auto"',
    }
    expect(bodies(files)).toEqual({ 't_x.y': { a: 't', b: 'auto', c: '? var.c' } })
  })

  it('is one for each file of values that is not read by itself, and the bare one only where that is complete', () => {
    const files = {
      'live/main.tf': 'variable "size" {}\nresource "t_x" "y" { size = var.size }',
      'live/environments/prod.tfvars': 'size = 3',
      'live/environments/dev.tfvars': 'size = 1',
      'live/environments/other.tfvars': 'unrelated = 1',
    }
    expect(bodies(files)).toEqual({
      'live (environments/dev.tfvars): t_x.y': { size: 1 },
      'live (environments/prod.tfvars): t_x.y': { size: 3 },
    })
    const complete = { ...files, 'live/main.tf': files['live/main.tf'].replace('{}', '{ default = 2 }') }
    expect(Object.keys(bodies(complete))).toContain('live: t_x.y')
  })

  it('makes resources by count and for_each, none of them where there are none, one of them where nobody knows', () => {
    const files = {
      'main.tf': `
        variable "unset" {}
        resource "t_count" "x" {
          count = 2
          name  = "n-\${count.index}"
        }
        resource "t_none" "x" { count = false ? 1 : 0 }
        resource "t_each" "x" {
          for_each = { a = 1, "b.c" = 2 }
          name     = "\${each.key}-\${each.value}"
        }
        resource "t_maybe" "x" {
          for_each = var.unset
          name     = each.key
          size     = 3
        }
        resource "t_refers" "x" {
          one  = t_count.x[1].id
          all  = t_count.x[*].id
          none = try(t_none.x[0].id, "nothing")
          each = t_each.x["a"].id
        }`,
    }
    expect(bodies(files)).toEqual({
      't_count.x[0]': { name: 'n-0' },
      't_count.x[1]': { name: 'n-1' },
      't_each.x["a"]': { name: 'a-1' },
      't_each.x["b.c"]': { name: 'b.c-2' },
      't_maybe.x["?"]': { name: '? each.key', size: 3 },
      't_refers.x': {
        one: '? t_count.x[1].id',
        all: ['? t_count.x[0].id', '? t_count.x[1].id'],
        none: 'nothing',
        each: '? t_each.x["a"].id',
      },
    })
    expect(
      read(files)
        .of(TerraformResource)
        .map(({ data }) => [data.type, data.name]),
    ).toContainEqual(['t_each', 'x'])
  })

  it('unrolls dynamic blocks, and leaves an unknown where it cannot', () => {
    const files = {
      'main.tf': `
        variable "unset" {}
        resource "t_x" "y" {
          rule { port = 1 }
          dynamic "rule" {
            for_each = toset([3, 2])
            content { port = rule.value }
          }
          dynamic "other" {
            for_each = ["a"]
            iterator = it
            content {
              name = it.value
              dynamic "inner" {
                for_each = [1]
                content { deep = "\${it.value}\${inner.value}" }
              }
            }
          }
          dynamic "gone" {
            for_each = []
            content {}
          }
          dynamic "maybe" {
            for_each = var.unset
            content {}
          }
        }`,
    }
    expect(bodies(files)).toEqual({
      't_x.y': {
        rule: [{ port: 1 }, { port: 2 }, { port: 3 }],
        other: [{ name: 'a', inner: [{ deep: 'a1' }] }],
        maybe: ['? dynamic "maybe"'],
      },
    })
  })

  it('reads modules with their inputs and outputs, each instance of them', () => {
    const files = {
      'live/main.tf': `
        module "logs" {
          source   = "../modules/bucket"
          for_each = toset(["a", "b"])
          name     = each.key
        }
        module "far" {
          source = "terraform-aws-modules/vpc/aws"
        }
        resource "t_x" "y" {
          ids  = values(module.logs)[*].id
          name = module.logs["a"].name
          far  = module.far.vpc_id
          next = module.one.next
        }
        module "one" {
          source = "../modules/bucket"
          name   = module.logs["b"].name
        }`,
      'modules/bucket/main.tf': `
        variable "name" { type = string }
        variable "tags" {
          type    = object({ team = optional(string, "ops") })
          default = {}
        }
        locals { full = "\${var.name}-logs" }
        resource "t_bucket" "this" {
          bucket = local.full
          team   = var.tags.team
          at     = path.module
        }
        output "id" { value = t_bucket.this.id }
        output "name" { value = local.full }
        output "next" { value = upper(local.full) }`,
    }
    const at = '../modules/bucket'
    expect(bodies(files)).toEqual({
      'live: t_x.y': {
        ids: ['? module.logs["a"].t_bucket.this.id', '? module.logs["b"].t_bucket.this.id'],
        name: 'a-logs',
        far: '? module.far.vpc_id',
        next: 'B-LOGS-LOGS',
      },
      'live: module.logs["a"].t_bucket.this': { bucket: 'a-logs', team: 'ops', at },
      'live: module.logs["b"].t_bucket.this': { bucket: 'b-logs', team: 'ops', at },
      'live: module.one.t_bucket.this': { bucket: 'b-logs-logs', team: 'ops', at },
    })
  })

  it('reads files and templates that the repository has', () => {
    const files = {
      'main.tf': `
        locals { config = yamldecode(file("\${path.module}/config.yaml")) }
        resource "t_x" "y" {
          size  = local.config.size
          there = fileexists("config.yaml")
          gone  = file("gone.txt")
          found = fileset(path.module, "*.yaml")
        }`,
      'config.yaml': 'size: 5\n',
    }
    expect(bodies(files)).toEqual({
      't_x.y': { size: 5, there: true, gone: '? file("gone.txt")', found: ['config.yaml'] },
    })
  })

  it('lets override files and files of OpenTofu take the place of others', () => {
    const files = {
      'main.tf': 'resource "t_x" "y" {\n a = 1\n b = 1\n r { p = 1 }\n r { p = 2 }\n}\nlocals { l = 1 }',
      'main_override.tf': 'resource "t_x" "y" {\n b = local.l\n r { p = 3 }\n}\nlocals { l = 2 }',
      'more.tf': 'resource "t_old" "y" {}',
      'more.tofu': 'resource "t_new" "y" {}',
    }
    expect(bodies(files)).toEqual({ 't_x.y': { a: 1, b: 2, r: [{ p: 3 }] }, 't_new.y': {} })
  })

  it('does not follow what leads back to itself', () => {
    const files = {
      'a/main.tf':
        'module "b" { source = "../b" }\nresource "t_x" "a" { v = local.a }\nlocals {\n a = local.b\n b = local.a\n}',
      'b/main.tf': 'module "a" { source = "../a" }\nresource "t_x" "b" {}',
    }
    const estate = read(files)
    expect(estate.of(TerraformResource).map(({ name }) => name)).toEqual(['t_x.a', 'module.b.t_x.b'])
    expect(estate.problems.map(({ message }) => message)).toEqual([
      'This call is not followed: the module calls itself',
    ])
    const own = estate.of(TerraformResource)[0]?.data.body.v
    expect(isUnknown(own) && whyUnknown(own)).toBe('it refers to itself')
  })

  it('stays bounded, and says so', () => {
    const files = {
      'main.tf': 'module "a" {\n source = "./m"\n count = 5000\n}\nresource "t_x" "y" { count = 20000 }',
      'm/main.tf': 'resource "t_x" "y" { count = 5000 }',
    }
    const estate = read(files)
    expect(estate.of(TerraformResource).length).toBeLessThanOrEqual(10_000)
    expect(estate.problems.map(({ message }) => message)).toEqual([
      'There are more than 2000 modules in modules: the rest is not read',
      'There are more than 10000 resources: the rest is not read',
    ])
  })
})

describe('places and edits of an evaluated root', () => {
  const files = {
    'main.tf': 'module "m" {\n  source = "./m"\n  on     = false\n}\n',
    'm/main.tf': `variable "on" {}
resource "t_x" "y" {
  on   = var.on
  size = 1
  tags = { a = "b" }
  dynamic "rule" {
    for_each = [1, 2]
    content {
      port = rule.value
      open = true
    }
  }
}
`,
  }
  const estate = read(files)
  const resource = estate.of(TerraformResource)[0]
  const at = (...path: (string | number)[]) => {
    const place = resource && placeOf(resource, path)
    return place && [place.file, files['m/main.tf'].slice(place.span.start, place.span.end)]
  }
  const edit = (path: readonly (string | number)[], to: unknown) =>
    resource?.tree.edit(under(resource.path, { set: path, to }))

  it('lead to where the value is written, in whichever file', () => {
    expect(at('on')).toEqual(['m/main.tf', 'var.on'])
    expect(at('tags', 'a')).toEqual(['m/main.tf', '"b"'])
    expect(at('rule', 1, 'port')).toEqual(['m/main.tf', 'rule.value'])
    expect(at('rule', 1, 'open')).toEqual(['m/main.tf', 'true'])
    expect(at()).toEqual(['m/main.tf', 'resource "t_x" "y"'])
  })

  it('are written where the literal stands, and refused where it is computed', () => {
    expect(edit(['size'], 2)).toMatchObject({ file: 'm/main.tf', text: '2' })
    expect(edit(['rule', 0, 'open'], false)).toMatchObject({ file: 'm/main.tf', text: 'false' })
    expect(edit(['on'], true)).toEqual({ refused: 'it is computed: `var.on`' })
    expect(edit(['more'], 1)).toMatchObject({ file: 'm/main.tf' })
  })
})

describe('the JSON form', () => {
  it('is read as the other form is', () => {
    const text = JSON.stringify(
      {
        '//': 'made by a program',
        variable: { size: { type: 'number', default: '3' }, tags: { type: 'map(string)', default: { a: 'b' } } },
        locals: [{ name: 'x-${var.size}' }, { quoted: '${lookup(var.tags, "a")}' }],
        resource: {
          t_x: {
            y: {
              name: '${local.name}',
              size: '${var.size}',
              quoted: '${local.quoted}',
              rule: [{ port: 1 }],
              for_each: ['k'],
            },
          },
          t_z: [{ w: [{ plain: 'text', lifecycle: { prevent_destroy: true } }] }],
        },
      },
      null,
      2,
    )
    const estate = read({ 'main.tf.json': text, 'x.auto.tfvars.json': '{ "size": 4 }' })
    expect(estate.problems).toEqual([])
    expect(estate.of(TerraformResource).map(({ name, data }) => [name, shown(data.body)])).toEqual([
      ['t_x.y["k"]', { name: 'x-4', size: 4, quoted: 'b', rule: [{ port: 1 }] }],
      ['t_z.w', { plain: 'text', lifecycle: [{ prevent_destroy: true }] }],
    ])
    const [resource] = estate.of(TerraformResource)
    const { span } = resource ? placeOf(resource, ['rule', 0, 'port']) : { span: { start: 0, end: 0 } }
    expect(text.slice(span.start, span.end)).toBe('1')
    expect(resource?.tree.edit({ set: [...resource.path, 'rule', 0, 'port'], to: 2 })).toHaveProperty('refused')
  })

  it.each([
    ['{ "resource": ', 1],
    ['{ "resource": 5 }', 1],
    ['[1]', 1],
    ['{ "a": "\\x" }', 1],
    ['{ "locals": { "a": "${" } }', 1],
    ['{} x', 1],
    ['', 1],
    [`${'['.repeat(100_000)}`, 1],
    ['{ "__proto__": { "a": 1 } }', 0],
  ])('what is wrong in it is a problem: %.30s', (text, problems) => {
    expect(read({ 'main.tf.json': text }).problems).toHaveLength(problems)
  })
})

describe('a plan', () => {
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_s3_bucket.a',
            mode: 'managed',
            type: 'aws_s3_bucket',
            name: 'a',
            values: { bucket: 'x', tags: null, rule: [{ p: 1 }] },
          },
        ],
        child_modules: [
          { resources: [{ address: 'module.m["k"].aws_kms_key.b[0]', mode: 'managed', values: { is_enabled: true } }] },
        ],
      },
    },
    resource_changes: [
      { address: 'aws_s3_bucket.a', change: { after_unknown: { arn: true, tags: {}, rule: [{ q: true }] } } },
    ],
  }

  it('is known by what stands in it, and gives what there will be', () => {
    const text = JSON.stringify(plan)
    const estate = read({ 'out/any.json': text, 'other.json': '{"format_version": "1"}' })
    expect(
      estate.of(TerraformResource).map(({ name, scope, data }) => [name, scope, data.type, shown(data.body)]),
    ).toEqual([
      [
        'aws_s3_bucket.a',
        'out (any.json)',
        'aws_s3_bucket',
        { bucket: 'x', tags: null, rule: [{ p: 1, q: '? aws_s3_bucket.a.rule[0].q' }], arn: '? aws_s3_bucket.a.arn' },
      ],
      ['module.m["k"].aws_kms_key.b[0]', 'out (any.json)', 'aws_kms_key', { is_enabled: true }],
    ])
    const [resource] = estate.of(TerraformResource)
    const { span } = resource ? placeOf(resource, ['bucket']) : { span: { start: 0, end: 0 } }
    expect(text.slice(span.start, span.end)).toBe('"x"')
  })
})
