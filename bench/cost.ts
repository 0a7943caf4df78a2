import { priced } from '../src/pricing/price.ts'
import { ready, survey } from '../src/readers/survey.ts'

/**
 * Milliseconds of pricing resources of Terraform whose roots are read already, and of reading and pricing them, against the least
 * that could be done with as many: looking each one's type up in a table. Runs alternate, so that a busy machine slows all alike.
 */
export async function cost(resources = 10_000, runs = 7): Promise<string> {
  await ready()
  const files = written(resources)
  const terms = { on: new Date('2026-11-21'), region: 'us-east-1', node: 'm7g.large' }
  const estate = survey(files)
  const table = new Map(estate.resources.map(({ name }) => [name.split('.')[0], 1]))
  let sum = 0
  const contestants = {
    'look up types alone': () =>
      estate.resources.reduce((total, { name }) => total + (table.get(name.split('.')[0]) ?? 0), 0),
    price: () => (sum = priced(estate, terms).usd),
    'read, evaluate and price': () => priced(survey(files), terms).usd,
  }
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]))
  for (let run = 0; run <= runs; run++)
    for (const [name, work] of Object.entries(contestants)) {
      const begin = performance.now()
      work()
      // The first run warms up.
      if (run > 0) times.get(name)?.push(performance.now() - begin)
    }
  const [bare = Number.NaN] = [...times.values()].map(median)
  const rows = [...times].map(
    ([name, each]) =>
      `${name.padEnd(28)} ${median(each).toFixed(1).padStart(8)} ms  x${(median(each) / bare).toFixed(0)}`,
  )
  return [
    `Cost, ${resources} resources in ${files.length} roots, $${sum.toFixed(0)} a month, median of ${runs}`,
    ...rows,
  ].join('\n')
}

/** Roots of a hundred resources: machines, disks, databases, queues, load balancers, and what is free. */
function written(resources: number): { readonly path: string; readonly text: string }[] {
  return Array.from({ length: resources / 100 }, (_, root) => ({
    path: `root-${root}/main.tf`,
    text: `provider "aws" { region = "us-east-1" }\n${Array.from({ length: 10 }, (_, each) => block(each)).join('\n')}`,
  }))
}

function block(each: number): string {
  return `resource "aws_instance" "web${each}" {
  count         = 3
  instance_type = "m7g.large"
  root_block_device {
    volume_type = "gp3"
    volume_size = 50
  }
}
resource "aws_db_instance" "db${each}" {
  engine            = "postgres"
  instance_class    = "db.r7g.large"
  multi_az          = true
  allocated_storage = 100
  storage_type      = "gp3"
}
resource "aws_sqs_queue" "jobs${each}" {}
resource "aws_lb" "front${each}" { load_balancer_type = "application" }
resource "aws_security_group" "open${each}" { count = 2 }
resource "aws_s3_bucket" "files${each}" {}
resource "aws_cloudwatch_log_group" "log${each}" {}`
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
