import { z } from 'zod'
import { generators } from '../../generators/index.ts'
import { make } from '../../generators/make.ts'
import type { Blueprint } from '../../model/blueprint.ts'

/** A document of the estate, as it would be generated. */
export const document = z.object({ path: z.string(), text: z.string().describe('Markdown, or a picture as SVG') })
export type Document = z.output<typeof document>

const { documents } = generators

/** The design document, that of the pipeline, the picture and the record of every decision. */
export function documentsOf(blueprint: Blueprint): Document[] {
  if (!documents) return []
  return make(blueprint, { documents })
    .filter(({ path }) => /^docs\/(?:design\.md|pipeline\.md|architecture\.svg|decisions\/)/.test(path))
    .map(({ path, text }) => ({ path, text }))
}
