import { posix } from 'node:path'
import { z } from 'zod'
import type { Artifact } from '../../model/blueprint.ts'
import type { World } from '../../model/world.ts'
import { hcl } from '../../syntax/hcl/hcl.ts'
import { awsSchema } from '../aws-schema.ts'
import { schemaAsWritten } from './as-written.ts'
import { aws, beyondSchema } from './beyond.ts'
import { serveSchema } from './schema-server.ts'
import { begin, type Complaint } from './validate.ts'

/** What the tests of one file said. */
export type Tested = { readonly path: string } & (
  | { readonly passed: number; readonly errors: readonly Complaint[] }
  | { readonly unable: string }
)

export function isTest({ path }: Pick<Artifact, 'path'>): boolean {
  return path.endsWith('.tftest.hcl')
}

/** Runs `terraform test` in every directory that brings tests; `schema`: with a provider that knows its schema alone, which does for one that is mocked. */
export async function* runTests(
  files: readonly Artifact[],
  directory: string,
  world: World,
  schema: boolean,
): AsyncIterable<Tested> {
  const tests = files.filter(isTest)
  if (tests.length === 0) return
  const trees = files.filter(({ path }) => path.endsWith('.tf')).map((file) => hcl.parse(file))
  const bodies = trees.map(({ body }) => body)
  const provider = schema ? await awsSchema() : undefined
  const server = provider && (await serveSchema(aws, schemaAsWritten(provider, bodies)))
  try {
    for (const module of new Set(tests.map(moduleOf))) {
      const own = tests.filter((test) => moduleOf(test) === module)
      const beside = trees.filter(({ file }) => posix.dirname(file.path) === module)
      const beyond = provider && beyondSchema(beside, provider.version)
      if (beyond === undefined) yield* runIn(module, own, directory, world, server?.reattach)
      else yield* own.map(({ path }) => ({ path, unable: `test: the provider could not be fetched; ${beyond}` }))
    }
  } finally {
    server?.close()
  }
}

/** Tests lie in `tests`, or beside what they test. */
function moduleOf({ path }: Artifact): string {
  const home = posix.dirname(path)
  return posix.basename(home) === 'tests' ? posix.dirname(home) : home
}

async function* runIn(
  module: string,
  own: readonly Artifact[],
  directory: string,
  world: World,
  reattach: string | undefined,
): AsyncIterable<Tested> {
  const begun = await begin(module, directory, world, reattach)
  if ('unable' in begun) {
    yield* own.map(({ path }) => ({ path, unable: begun.unable.replace('validate:', 'test:') }))
    return
  }
  const events = eventsIn((await begun.run('test', '-json'))?.stdout)
  for (const { path } of own) {
    const name = posix.relative(module, path)
    const said = events.filter((each) => each['@testfile'] === name)
    const runs = said.flatMap(({ test_run: run }) => (run?.progress === 'complete' ? [run.status] : []))
    const errors = said.flatMap(({ diagnostic }) =>
      diagnostic?.severity === 'error' ? [complaint(module, path, diagnostic)] : [],
    )
    if (runs.length === 0) yield { path, unable: 'test: terraform did not finish' }
    else yield { path, passed: runs.filter((status) => status === 'pass').length, errors }
  }
}

const event = z.object({
  '@testfile': z.string().optional(),
  test_run: z.object({ progress: z.string(), status: z.string().optional() }).optional(),
  diagnostic: z
    .object({
      severity: z.string(),
      summary: z.string(),
      detail: z.string().optional(),
      range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
    })
    .optional(),
})

type Event = z.output<typeof event>

function eventsIn(text = ''): Event[] {
  return text.split('\n').flatMap((line) => {
    const read = event.safeParse(jsonOf(line))
    return read.success ? [read.data] : []
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function complaint(
  module: string,
  test: string,
  { summary, detail, range }: NonNullable<Event['diagnostic']>,
): Complaint {
  return {
    path: range ? posix.join(module, range.filename) : test,
    ...(range && { line: range.start.line }),
    message: detail ? `${summary}: ${detail}` : summary,
  }
}
