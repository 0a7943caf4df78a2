import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { textOf } from '../../src/faces/world/text.ts'
import { list } from '../../src/faces/world/walk.ts'
import type { SourceFile } from '../../src/model/source.ts'
import { readers } from '../../src/readers/index.ts'
import { ready } from '../../src/readers/survey.ts'
import { requirementLines, tomlFiles, xmlFiles } from './packages/documents.ts'
import { cargoPackages, constraints, goModules, locks } from './packages/programs.ts'
import type { Referee } from './referee.ts'

const wings = /^(?:npm|python|go|maven|gradle|cargo|ruby|php|dotnet)(?:\/|$)/

/** Manifests and lock files against the tools that they belong to, or another parser of their format. */
export const referee: Referee = {
  title: 'Package manifests and lock files against other programs',
  async absent() {
    const { status } = spawnSync('python3', ['-c', 'import packaging, tomllib'], { stdio: 'ignore' })
    return status === 0 ? undefined : 'there is no Python 3.11 with `packaging`'
  },
  async *compare(directory) {
    await ready()
    const include = Object.entries(readers).flatMap(([id, { files }]) => (wings.test(id) ? files : []))
    const files: SourceFile[] = []
    for (const { path } of (await list(directory, '.', { include })).files) {
      const text = await textOf(join(directory, path))
      if (typeof text === 'string') files.push({ path, text })
    }
    const of = (form: RegExp) => files.filter(({ path }) => form.test(path))
    yield* xmlFiles(of(/\.(?:xml|pom|csproj|fsproj|vbproj|props|config)$/))
    yield* tomlFiles(of(/(?:\.toml|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile)$/))
    yield* requirementLines(of(/\.(?:txt|in)$/))
    yield* goModules(of(/(?:^|\/)go\.mod$/))
    yield* locks([
      ...of(/package-lock\.json$/),
      ...of(/(?:^|\/)yarn\.lock$/).filter(({ text }) => text.includes('__metadata:')),
    ])
    yield* cargoPackages(directory, of(/Cargo\.toml$/))
    yield* constraints(of(/(?:package\.json|pyproject\.toml|\.txt|\.in|Pipfile)$/))
  },
}
