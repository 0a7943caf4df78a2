import type { Generator } from '../generator.ts'
import { record, recordIndex, recordPath } from './adr.ts'
import { contract } from './contract.ts'
import { designDocument } from './design/document.ts'
import { failover } from './failover.ts'
import { firstApply } from './first-apply.ts'
import { picture } from './picture.ts'
import { pipelineDocument } from './pipeline.ts'
import { stagesPicture } from './pipeline-picture.ts'
import { threats } from './threats.ts'

export const generator: Generator = {
  title: 'Design document, pipeline document, threats, decision records, architecture picture, first steps',
  paths: [
    'docs/{design,first-apply,pipeline,recovery,service-contract,threats}.md',
    'docs/{architecture,pipeline}.svg',
    'docs/decisions/*.md',
  ],
  quotes: true,
  wants: () => true,
  *make(blueprint, written) {
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
    yield { path: 'docs/service-contract.md', because: ['observability'], text: contract(blueprint) }
    yield { path: 'docs/threats.md', because, text: threats(blueprint) }
    yield { path: 'docs/decisions/README.md', because, text: recordIndex(blueprint) }
    for (const [key, answer] of Object.entries(decided))
      yield { path: recordPath(key), because: [key], text: record(key, answer) }
  },
}
