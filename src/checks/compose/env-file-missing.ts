import { ComposeService } from '../../kinds/compose.ts'
import { EnvFile } from '../../kinds/dotenv.ts'
import { folderOf } from '../../model/resource.ts'
import { directoryOf, pathFrom } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'File of variables is not there',
  why: `Compose stops where an \`env_file\` is missing, unless it says \`required: false\`. A file that is kept out of the
repository on purpose is not reported; one whose name is nearly that of another is.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  *run({ env_file = [] }, { resource, estate }) {
    const directory = directoryOf(resource.tree.file.path)
    for (const [index, file] of env_file.entries()) {
      const { path, required, read } = file ?? {}
      const full = path === undefined || read !== false || required === false ? undefined : pathFrom(directory, path)
      if (full === undefined) continue
      const name = full.split('/').at(-1) ?? ''
      const others = (estate.by(EnvFile, folderOf).get(directoryOf(full)) ?? []).map(
        (each) => each.tree.file.path.split('/').at(-1) ?? '',
      )
      // `.env.example` is what `.env` is to be made from.
      const named = others.filter(
        (other) => !/example|sample|template|dist$|default/.test(other) && !other.startsWith(name),
      )
      const [near] = nearest(name, named, 1)
      if (near !== undefined && name !== '.env')
        yield { at: ['env_file', index, 'path'], message: `there is no \`${full}\`; did you mean \`${near}\`?` }
    }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:1.2
            env_file: [config/apl.env]
        -- config/api.env --
        LEVEL=info
      `,
      good: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:1.2
            env_file: [config/api.env, .env]
        -- config/api.env --
        LEVEL=info
        -- .env.example --
        PASSWORD=
      `,
    },
  ],
}
