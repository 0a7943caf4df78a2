import { ComposeProject } from '../../kinds/compose.ts'
import { EnvFile } from '../../kinds/dotenv.ts'
import { folderOf } from '../../model/resource.ts'
import { directoryOf, type Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type Piece, piecesOf } from '../../values/interpolation.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeProject> = {
  title: 'Variable is set by no file beside the project',
  why: `Compose puts nothing in its place and goes on with a warning: an image without a tag, a password that is empty, a path
that is the root. Add it to the file of variables, give it a default (\`\${NAME:-…}\`), or demand it (\`\${NAME:?…}\`).`,
  severity: 'medium',
  level: 'default',
  on: ComposeProject,
  *run(_, { resource, estate }) {
    const files = estate.by(EnvFile, folderOf).get(directoryOf(resource.tree.file.path)) ?? []
    const names = new Set(files.flatMap(({ data }) => Object.keys(data.variables)))
    // Where no file says what there is, whoever runs it knows.
    if (names.size === 0) return
    const told = new Set<string>()
    for (const { text, at } of openIn(resource.tree.data, [])) {
      // What is handed through under its own name may be left out on purpose.
      if (/^\$\{?(\w+)\}?$/.exec(text)?.[1] === at.at(-1)) continue
      for (const name of namesIn(piecesOf(text) ?? [])) {
        if (names.has(name) || told.has(name) || ambient.test(name)) continue
        told.add(name)
        const [near] = nearest(name, names, 1)
        const next = near === undefined ? 'add it there, or give it a default' : `did you mean \`${near}\`?`
        yield {
          at: at.slice(1, -1),
          part: 'key',
          message: `\`${name}\` stands in none of ${files.map(({ name: file }) => `\`${file}\``).join(', ')}; ${next}`,
          related: files.map((each) => ({ resource: each, message: 'sets others' })),
        }
      }
    }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:\${API_TGA}
        -- .env --
        API_TAG=1.2
      `,
      good: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:\${API_TAG}
            user: \${UID}
            command: ["--log=\${LEVEL:-info}"]
        -- .env --
        API_TAG=1.2
      `,
    },
  ],
}

/** Set by the shell, the system or Compose itself. */
const ambient =
  /^(?:HOME|USER|UID|GID|PWD|PATH|SHELL|HOSTNAME|TMPDIR|DISPLAY|LANG|TZ|CI|XDG_\w+|COMPOSE_\w+|DOCKER_\w+|SSH_\w+|GITHUB_\w+|XAUTHORITY|APPDATA|USERPROFILE|WAYLAND_DISPLAY|https?_proxy|HTTPS?_PROXY|NO_PROXY|no_proxy)$/

function* openIn(value: unknown, at: Path): Iterable<{ readonly text: string; readonly at: Path }> {
  if (isUnknown(value)) yield { text: value.text, at }
  else if (typeof value === 'object' && value !== null && at.length < 12)
    for (const [key, each] of Object.entries(value))
      yield* openIn(each, [...at, Array.isArray(value) ? Number(key) : key])
}

/** Variables that nothing stands in for. */
function* namesIn(pieces: readonly Piece[]): Iterable<string> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue
    if (piece.operator === undefined) yield piece.name
  }
}
