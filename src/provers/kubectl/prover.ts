import type { Artifact } from '../../model/blueprint.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf } from '../../model/source.ts'
import { parse } from '../../readers/survey.ts'
import { versionOf } from '../program.ts'
import type { Prover } from '../prover.ts'

export const prover: Prover = {
  title: 'kubectl kustomize',
  claim: 'every overlay renders',
  blind: 'whether a cluster takes what was rendered',
  proves: isKustomization,
  available: (world) =>
    versionOf(world, 'kubectl', ['version', '--client'], 'get it from kubernetes.io/docs/tasks/tools'),
  async *prove(artifacts, world) {
    const directory = await world.files.temporary(new Map(artifacts.map(({ path, text }) => [path, text])))
    for (const artifact of artifacts.filter(isKustomization)) {
      const { path } = artifact
      const overlay = directoryOf(path)
      const ran = await world.run('kubectl', ['kustomize', overlay], { cwd: directory })
      if (ran?.code === undefined)
        yield { path, outcome: 'not-run', message: ran ? 'kubectl did not finish in time' : 'kubectl is gone' }
      else if (ran.code === 0) {
        const count = ran.stdout.match(/^kind: /gm)?.length ?? 0
        yield { path, outcome: 'proved', message: `renders ${count} objects` }
      } else yield { path, outcome: 'refuted', message: ran.stderr.replaceAll(`${directory}/`, '').trim() }
    }
  },
}

/** A component is no overlay: it is rendered by those that use it. */
function isKustomization(artifact: Artifact): boolean {
  if (!/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(artifact.path)) return false
  return !parse(artifact).some(({ tree }) => Array.isArray(tree.data) && tree.data.some(isComponent))
}

function isComponent(document: unknown): boolean {
  return isMap(document) && document.kind === 'Component'
}
