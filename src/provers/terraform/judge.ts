import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import type { World } from '../../model/world.ts'
import { hcl } from '../../syntax/hcl/hcl.ts'
import { awsSchema } from '../aws-schema.ts'
import { schemaAsWritten } from './as-written.ts'
import { aws, beyondSchema } from './beyond.ts'
import { type Root, rootsOf } from './roots.ts'
import { serveSchema } from './schema-server.ts'
import { type Validation, validate } from './validate.ts'

export interface Judged {
  readonly root: Root
  readonly result: Validation
  /** The provider's version, where Terraform had only its schema. */
  readonly schema?: string
}

/** Validates every root with the provider that Terraform finds itself or, where it finds none, with its schema alone. */
export async function* judge(files: readonly Artifact[], directory: string, world: World): AsyncIterable<Judged> {
  const roots = rootsOf(files.filter(({ path }) => path.endsWith('.tf')))
  for (const [index, root] of roots.entries()) {
    const result = await validate(root, directory, world)
    if ('unable' in result && result.noProvider) {
      // What keeps Terraform from one provider keeps it from the next.
      yield* judgeBySchema(roots.slice(index), files, directory, world)
      return
    }
    yield { root, result }
  }
}

async function* judgeBySchema(
  roots: readonly Root[],
  files: readonly Artifact[],
  directory: string,
  world: World,
): AsyncIterable<Judged> {
  const trees = files.filter(({ path }) => path.endsWith('.tf')).map((file) => hcl.parse(file))
  const json = files.filter(({ path }) => path.endsWith('.tf.json'))
  const schema = await awsSchema()
  const { version } = schema
  const written = schemaAsWritten(
    schema,
    trees.map(({ body }) => body),
  )
  const server = await serveSchema(aws, written)
  try {
    for (const root of roots) {
      const own = trees.filter(({ file }) => root.members.has(posix.dirname(file.path)))
      const other = json.find(({ path }) => root.members.has(posix.dirname(path)))
      const beyond = other ? `\`${other.path}\` is in JSON` : beyondSchema(own, version)
      if (beyond !== undefined)
        yield { root, result: { unable: `validate: the provider could not be fetched; ${beyond}` } }
      else yield { root, result: await validate(root, directory, world, server.reattach), schema: version }
    }
  } finally {
    server.close()
  }
}
