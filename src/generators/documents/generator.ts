import type { Generator } from '../generator.ts'
import { record, recordIndex, recordPath } from './adr.ts'
import { contract } from './contract.ts'
import { designDocument } from './design/document.ts'
import { failover } from './failover.ts'
import { firstApply } from './first-apply.ts'
import { picture } from './picture.ts'

export const generator: Generator = {
  title: 'Design document, decision records, architecture picture, first steps',
  paths: ['docs/{design,first-apply,recovery,service-contract}.md', 'docs/architecture.svg', 'docs/decisions/*.md'],
  quotes: true,
  wants: () => true,
  *make(blueprint, written) {
    const because = Object.keys(blueprint.decided)
    yield { path: 'docs/design.md', because, text: designDocument(blueprint, written) }
    yield { path: 'docs/architecture.svg', because, text: picture(blueprint) }
    yield { path: 'docs/first-apply.md', because: ['cluster', 'gitops'], text: firstApply(blueprint) }
    const otherRegion = failover(blueprint)
    if (otherRegion) yield { path: 'docs/recovery.md', because: ['regions'], text: otherRegion }
    yield { path: 'docs/service-contract.md', because: ['observability'], text: contract(blueprint) }
    yield { path: 'docs/decisions/README.md', because, text: recordIndex(blueprint) }
    for (const [key, decided] of Object.entries(blueprint.decided))
      yield { path: recordPath(key), because: [key], text: record(key, decided) }
  },
}
