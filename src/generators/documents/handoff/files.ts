import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import { backend } from './backend.ts'
import { frontend } from './frontend.ts'
import { qa } from './qa.ts'
import { security } from './security.ts'

/** What each of the neighbours of operations has to know, and nothing else. */
export function* handoffs(blueprint: Blueprint, files: ReadonlySet<string>): Iterable<Artifact> {
  const because = Object.keys(blueprint.decided).filter((key) => key.startsWith('compute/'))
  const texts = {
    backend: backend(blueprint),
    frontend: frontend(blueprint),
    qa: qa(blueprint),
    security: security(blueprint, files),
  }
  for (const [name, text] of Object.entries(texts)) if (text) yield { path: `docs/handoff/${name}.md`, because, text }
}
