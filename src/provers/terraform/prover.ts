import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import type { World } from '../../model/world.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'
import { judge } from './judge.ts'
import type { Root } from './roots.ts'
import { isTest, runTests } from './tests.ts'
import { type Complaint, cache } from './validate.ts'

export const prover: Prover = {
  title: 'terraform',
  claim: 'Terraform itself would format nothing differently, validates every root and passes the tests of every module',
  blind:
    'what AWS refuses, what only a plan with real values shows and, where Terraform has no more than the schema of the provider, what that would check itself',
  proves: (artifact) => /\.tf(?:vars)?$/.test(artifact.path) || isTest(artifact),
  available: (world) => versionOf(world, 'terraform', ['version'], 'get it from developer.hashicorp.com/terraform'),
  async *prove(artifacts, world) {
    const own = artifacts.filter((artifact) => prover.proves(artifact))
    // Configurations read templates and policies that lie beside them. A lock is of the machine that wrote it.
    const beside = artifacts.filter(({ path }) => posix.basename(path) !== '.terraform.lock.hcl')
    const directory = await world.files.temporary(
      new Map([[`${cache}/.keep`, ''], ...beside.map(({ path, text }) => [path, text] as const)]),
    )
    const faults = await formatFaults(own, directory, world)
    const looked = new Map<string, Verdict>()
    const unable = new Map<string, Pick<Verdict, 'message' | 'but'>>()
    let served: string | undefined
    for await (const { root, result, schema } of judge(artifacts, directory, world)) {
      served ??= schema
      const errors = 'errors' in result ? result.errors : []
      faults.push(...errors.map((error) => refutedIn(root, own, error)))
      for (const { path } of own.filter(({ path }) => root.members.has(posix.dirname(path)))) {
        if ('unable' in result)
          unable.set(path, { message: result.unable, but: `for some files without ${result.unable}` })
        else if (errors.length > 0)
          unable.set(path, { message: `validate: Terraform found errors in other files of \`${root.path}\`` })
        else looked.set(path, validated(path, schema))
      }
    }
    for await (const tested of runTests(artifacts, directory, world, served !== undefined)) {
      if ('unable' in tested) unable.set(tested.path, { message: tested.unable })
      else if (tested.errors.length > 0)
        faults.push(...tested.errors.map(({ path, message, line }) => refuted(path, message, line)))
      else looked.set(tested.path, passed(tested.path, tested.passed, served))
    }
    const wrong = new Set(faults.map(({ path }) => path))
    yield* new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()
    for (const { path } of own) {
      if (wrong.has(path)) continue
      const verdict = looked.get(path)
      const why = unable.get(path)
      yield verdict ?? { path, outcome: 'proved', ...why, message: 'format' }
      if (!verdict && why) yield { path, outcome: 'not-run', ...why }
    }
  },
}

function validated(path: string, schema: string | undefined): Verdict {
  if (schema === undefined) return { path, outcome: 'proved', message: 'format, validate' }
  const but = `validated against the provider's schema ${schema}; the provider's own validation did not run`
  return { path, outcome: 'proved', message: `format, ${but}`, but }
}

function passed(path: string, count: number, schema: string | undefined): Verdict {
  const message = `format, ${count} ${count === 1 ? 'test' : 'tests'}`
  return { path, outcome: 'proved', message: schema === undefined ? message : `${message} with the schema ${schema}` }
}

/** What Terraform says of a module from elsewhere, or of no place, is held against the root. */
function refutedIn(root: Root, own: readonly Artifact[], { path, message, line }: Complaint): Verdict {
  if (own.some((artifact) => artifact.path === path)) return refuted(path, message, line)
  const first = own.find((artifact) => posix.dirname(artifact.path) === root.path)
  return refuted(first?.path ?? path, message)
}

async function formatFaults(own: readonly Artifact[], directory: string, world: World): Promise<Verdict[]> {
  const args = ['fmt', '-check', '-recursive', '-no-color']
  const ran = await world.run('terraform', args, { cwd: directory, env: { CHECKPOINT_DISABLE: '1' } })
  const listed = new Set(ran?.stdout.split(/\r?\n/).map((line) => line.trim().replaceAll('\\', '/')))
  const broken = ran?.stderr ?? ''
  return own.flatMap(({ path }): Verdict[] => {
    if (ran?.code === undefined) return [{ path, outcome: 'not-run', message: 'terraform did not finish in time' }]
    if (listed.has(path)) return [refuted(path, '`terraform fmt` would write it differently')]
    const [, rest] = broken.split(`on ${path} line `)
    return rest === undefined ? [] : [refuted(path, 'Terraform cannot read it', Number.parseInt(rest, 10))]
  })
}

function refuted(path: string, message: string, line?: number): Verdict {
  return { path, outcome: 'refuted', message, ...(line !== undefined && { line }) }
}
