import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import type { World } from '../../model/world.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'
import { rootsOf } from './roots.ts'
import { cache, validate } from './validate.ts'

export const prover: Prover = {
  title: 'terraform',
  claim: 'Terraform itself would format nothing differently and, where it can fetch the provider, validates every root',
  blind: 'what AWS refuses, and what only a plan with real values shows',
  proves: ({ path }) => /\.tf(?:vars)?$/.test(path),
  available: (world) => versionOf(world, 'terraform', ['version'], 'get it from developer.hashicorp.com/terraform'),
  async *prove(artifacts, world) {
    const own = artifacts.filter((artifact) => prover.proves(artifact))
    const directory = await world.files.temporary(
      new Map([[`${cache}/.keep`, ''], ...own.map(({ path, text }) => [path, text] as const)]),
    )
    const faults = await formatFaults(own, directory, world)
    const unable = new Map<string, string>()
    const looked = new Set<string>()
    let reason: string | undefined
    for (const { path: root, members } of rootsOf(own.filter(({ path }) => path.endsWith('.tf')))) {
      const result =
        reason === undefined ? await validate({ path: root, members }, directory, world) : { unable: reason }
      // What keeps Terraform from one provider keeps it from the next.
      if ('unable' in result) reason = result.unable
      else faults.push(...result.errors.map(({ path, ...rest }) => refuted(path, rest.message, rest.line)))
      for (const { path } of own)
        if (members.has(posix.dirname(path))) 'unable' in result ? unable.set(path, result.unable) : looked.add(path)
    }
    yield* faults
    const wrong = new Set(faults.map(({ path }) => path))
    for (const { path } of own) {
      if (wrong.has(path)) continue
      yield { path, outcome: 'proved', message: looked.has(path) ? 'format, validate' : 'format' }
      const why = unable.get(path)
      if (why && !looked.has(path)) yield { path, outcome: 'not-run', message: why }
    }
  },
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
