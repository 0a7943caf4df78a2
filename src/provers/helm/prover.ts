import type { Artifact } from '../../model/blueprint.ts'
import { directoryOf } from '../../model/source.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'

export const prover: Prover = {
  title: 'helm',
  claim: 'every chart is well formed and renders with its own values',
  blind:
    'other values, hooks, charts that it depends on and that are not beside it, and whether a cluster takes the result',
  proves: isChart,
  available: (world) => versionOf(world, 'helm', ['version', '--short'], 'get it from helm.sh/docs/intro/install'),
  async *prove(artifacts, world) {
    const directory = await world.files.temporary(new Map(artifacts.map(({ path, text }) => [path, text])))
    for (const { path } of artifacts.filter(isChart)) yield await verdict(path)

    async function verdict(path: string): Promise<Verdict> {
      const chart = directoryOf(path)
      for (const args of [
        ['lint', '--quiet', chart],
        ['template', 'proof', chart],
      ]) {
        const ran = await world.run('helm', args, { cwd: directory })
        if (ran?.code === undefined)
          return { path, outcome: 'not-run', message: ran ? 'helm did not finish in time' : 'helm is gone' }
        if (ran.code !== 0)
          return {
            path,
            outcome: 'refuted',
            message: `${ran.stdout}\n${ran.stderr}`.replaceAll(`${directory}/`, '').trim(),
          }
      }
      return { path, outcome: 'proved', message: 'lints and renders' }
    }
  },
}

/** A chart inside another is rendered with that one. */
function isChart({ path }: Artifact): boolean {
  return /(?:^|\/)Chart\.yaml$/.test(path) && !/(?:^|\/)charts\/[^/]+\/Chart\.yaml$/.test(path)
}
