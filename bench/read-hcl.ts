import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourceFile } from '../src/model/source.ts'
import type { Syntax } from '../src/syntax/syntax.ts'
import { configurationsIn } from './differential/terraform/files.ts'
import { oracle } from './differential/terraform.ts'
import { bundled, timed } from './measure.ts'

/**
 * Milliseconds of processor to parse HCL to a tree with places, against hashicorp/hcl in the same run on the same files, reading aside:
 * those below `directory`, or some that are written for it. Runs alternate, the fastest counts; our first is shown too, as a user has it.
 */
export async function readHcl(directory?: string, runs = 9): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  const files = directory === undefined ? written(home) : configurationsIn(directory)
  const root = directory ?? home
  const input = files.map(({ path }) => join(root, path)).join('\n')
  const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
  const { hcl } = await bundled<{ hcl: Syntax }>(home, 'syntax/hcl/hcl.ts')
  const program = spawnSync('go', ['version']).status === 0 ? oracle() : undefined
  const times = { parse: [] as number[], 'parse and read values': [] as number[], 'hashicorp/hcl': [] as number[] }
  for (let run = 0; run < runs; run++) {
    times.parse.push(timed(() => files.map((file) => hcl.parse(file).file)))
    times['parse and read values'].push(timed(() => files.map((file) => hcl.parse(file).problems)))
    if (program) times['hashicorp/hcl'].push(Number(execFileSync(program, ['time', '1'], { input }).toString()))
  }
  rmSync(home, { recursive: true })
  const best = (all: readonly number[]) => Math.min(...all)
  const rows = Object.entries(times)
    .filter(([, all]) => all.length > 0)
    .map(([name, all]) => {
      const ratio = program ? `  x${(best(times['hashicorp/hcl']) / best(all)).toFixed(1)}` : ''
      return `${name.padEnd(32)} ${best(all).toFixed(0).padStart(5)} ms  ${(megabytes / (best(all) / 1000)).toFixed(0).padStart(4)} MB/s${ratio}`
    })
  const heading = `HCL, ${files.length} files, ${megabytes.toFixed(1)} MB, fastest of ${runs}; our first run ${times.parse[0]?.toFixed(0)} ms`
  return [heading, ...rows].join('\n')
}

/** Modules with the constructs that modules have. */
function written(home: string): readonly SourceFile[] {
  return Array.from({ length: 600 }, (_, index) => {
    const path = `module-${index}/main.tf`
    const text = Array.from({ length: 8 }, (__, part) => resource(index * 8 + part)).join('\n')
    mkdirSync(join(home, `module-${index}`))
    writeFileSync(join(home, path), text)
    return { path, text }
  })
}

function resource(number: number): string {
  return `# What number ${number} is for.
variable "subnets_${number}" {
  description = "Subnets by name"
  type        = map(object({ cidr = string, public = optional(bool, false) }))
  default     = {}
}

locals {
  tags_${number} = merge(var.tags, { Name = "\${var.name}-${number}", Managed = true })
  ids_${number}  = { for name, subnet in var.subnets_${number} : name => aws_subnet.this_${number}[name].id if subnet.public }
}

resource "aws_subnet" "this_${number}" {
  for_each                = var.subnets_${number}
  vpc_id                  = aws_vpc.main.id
  cidr_block              = each.value.cidr != null ? each.value.cidr : cidrsubnet(var.cidr, 8, ${number % 200})
  map_public_ip_on_launch = each.value.public
  tags                    = merge(local.tags_${number}, { "kubernetes.io/role/elb" = "1" })

  dynamic "timeouts" {
    for_each = var.timeouts[*]
    content {
      create = try(timeouts.value.create, "10m")
    }
  }
  lifecycle {
    ignore_changes = [tags["kubernetes.io/cluster"]]
  }
}

resource "aws_iam_role_policy" "this_${number}" {
  policy = <<-EOT
    { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "\${aws_s3_bucket.data.arn}/*" }] }
  EOT
}
`
}
