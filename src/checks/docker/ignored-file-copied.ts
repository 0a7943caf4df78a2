import { ignoredBy, sees } from '../../kinds/docker/context.ts'
import { Instruction } from '../../kinds/docker.ts'
import { directoryOf, pathFrom } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Copied file is kept out of the build',
  why: `\`.dockerignore\` leaves the file out of what the builder is given, so \`COPY\` does not find it: the build fails, though
the file is there. Add \`!\` and its name at the end of the list, or do not copy it.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  sources: ['buildkit/CopyIgnoredFile'],
  *run({ name, sources = [], flags = {} }, { resource, estate }) {
    if ((name !== 'COPY' && name !== 'ADD') || flags.from !== undefined) return
    const file = resource.tree.file.path
    const context = directoryOf(file)
    const ignore = ignoredBy(estate, file, context)
    if (!ignore || ignore.data.patterns.some((each) => each === undefined)) return
    for (const [index, source = ''] of sources.entries()) {
      if (/[*?[$<:]/.test(source) || source.replace(/[./]/g, '') === '') continue
      const path = pathFrom('.', source.replace(/^\//, ''))
      const full = path && pathFrom(context, path)
      // Only a file that is there shows that this is the directory that is built from.
      if (path && full && estate.files.has(full) && !sees(ignore, path))
        yield {
          at: ['sources', index],
          message: `\`${ignore.tree.file.path}\` leaves \`${path}\` out; let it in with \`!${path}\``,
          related: [{ resource: ignore, message: 'leaves it out' }],
        }
    }
  },
  examples: [
    {
      bad: `
        -- api/Dockerfile --
        FROM node:24
        COPY package.json deploy.sh ./
        -- api/.dockerignore --
        *.sh
        -- api/deploy.sh --
        echo hello
      `,
      good: `
        -- api/Dockerfile --
        FROM node:24
        COPY package.json deploy.sh ./
        -- api/.dockerignore --
        *.sh
        !deploy.sh
        -- api/deploy.sh --
        echo hello
      `,
    },
  ],
}
