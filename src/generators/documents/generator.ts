import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import type { Generator } from '../generator.ts'
import { record, recordIndex, recordPath } from './adr.ts'
import { contents } from './contents.ts'
import { contract } from './contract.ts'
import { designDocument } from './design/document.ts'
import { diagrams } from './diagrams.ts'
import { failover } from './failover.ts'
import { firstApply } from './first-apply.ts'
import { handbook } from './handbook/files.ts'
import { handoffs } from './handoff/files.ts'
import { inventory } from './inventory.ts'
import { meshDocument } from './mesh.ts'
import { onboarding } from './onboarding.ts'
import { picture } from './picture.ts'
import { pipelineDocument } from './pipeline.ts'
import { stagesPicture } from './pipeline-picture.ts'
import { previewsDocument } from './previews.ts'
import { restoring } from './restore.ts'
import { threats } from './threats.ts'

export const generator: Generator = {
  title: 'Documents: design, pipeline, threats, decisions, pictures, first steps, handbook, inventory, hand-offs',
  paths: [
    'docs/{README,design,diagrams,first-apply,inventory,mesh,onboarding,pipeline,previews,recovery,restore,service-contract,threats}.md',
    'docs/{handbook,handoff}/*.md',
    'docs/{architecture,pipeline}.svg',
    'docs/decisions/*.md',
  ],
  quotes: true,
  wants: () => true,
  *make(blueprint, written) {
    const made = [...designed(blueprint, written), ...lived(blueprint)]
    const paths = [...[...written, ...made].map(({ path }) => path), 'docs/threats.md']
    const last = [...handoffs(blueprint, new Set(paths))]
    yield* [...made, ...last]
    const all = new Set([...paths, ...last.map(({ path }) => path)])
    yield { path: 'docs/threats.md', because: Object.keys(blueprint.decided), text: threats(blueprint, all) }
    yield { path: 'docs/README.md', because: ['pipeline'], text: contents(blueprint.plan, all) }
  },
}

/** Why it is as it is, and how it gets there. */
function* designed(blueprint: Blueprint, written: readonly Artifact[]): Iterable<Artifact> {
  const { decided } = blueprint
  const because = Object.keys(decided)
  yield { path: 'docs/design.md', because, text: designDocument(blueprint, written) }
  yield { path: 'docs/architecture.svg', because, text: picture(blueprint) }
  yield { path: 'docs/first-apply.md', because: ['cluster', 'gitops'], text: firstApply(blueprint) }
  if (decided.pipeline?.answer === 'github-actions') {
    yield { path: 'docs/pipeline.md', because: ['pipeline'], text: pipelineDocument(blueprint) }
    yield { path: 'docs/pipeline.svg', because: ['pipeline'], text: stagesPicture(blueprint) }
  }
  const otherRegion = failover(blueprint)
  if (otherRegion) yield { path: 'docs/recovery.md', because: ['regions'], text: otherRegion }
  const restored = restoring(blueprint)
  if (restored) yield { path: 'docs/restore.md', because: ['vault', ...backupsOf(decided)], text: restored }
  const meshed = meshDocument(blueprint.plan)
  if (meshed) yield { path: 'docs/mesh.md', because: ['mesh'], text: meshed }
  yield { path: 'docs/service-contract.md', because: ['observability'], text: contract(blueprint) }
  yield { path: 'docs/decisions/README.md', because, text: recordIndex(blueprint) }
  for (const key of Object.keys(decided)) yield { path: recordPath(key), because: [key], text: record(key, blueprint) }
}

function backupsOf(decided: Blueprint['decided']): string[] {
  return Object.keys(decided).filter((key) => key.startsWith('backup/'))
}

/** What people need who live with it. */
function* lived(blueprint: Blueprint): Iterable<Artifact> {
  const because = Object.keys(blueprint.decided)
  yield { path: 'docs/onboarding.md', because, text: onboarding(blueprint) }
  yield { path: 'docs/diagrams.md', because, text: diagrams(blueprint) }
  yield { path: 'docs/inventory.md', because, text: inventory(blueprint) }
  if (blueprint.plan.previews)
    yield { path: 'docs/previews.md', because, text: previewsDocument(blueprint, blueprint.plan.previews) }
  yield* handbook(blueprint)
}
