import type { Attributes, Block, Value } from './build.ts'
import { keysOf } from './forms.ts'
import { commentLines, printEntries, printValue } from './print-value.ts'
import { quoted } from './quote.ts'

/** A file of blocks, byte for byte as `terraform fmt` leaves it. `header` is a comment of its own at the top. */
export function printHcl(blocks: readonly Block[], header?: string): string {
  return paragraphs(header, ...blocks.map((block) => printBlock(block, 0)))
}

/** A file of attributes alone, such as `terraform.tfvars`. */
export function printHclAttributes(attributes: Attributes, header?: string): string {
  return paragraphs(header, printEntries(keysOf(attributes), 0, { apart: true }))
}

/** One value as an expression. Its first line starts where it is put, the others `indent` spaces in. */
export function printHclValue(value: Value, indent = 0): string {
  return printValue(value, indent)
}

/** One block, without a line break at its end. */
export function printBlock(block: Block, indent: number): string {
  const pad = ' '.repeat(indent)
  const comment = block.comment === undefined ? '' : `${commentLines(block.comment, pad)}\n`
  const head = [block.type, ...block.labels.map(quoted), '{'].join(' ')
  const entries = keysOf(block.attributes)
  const attributes = entries.length === 0 ? [] : [printEntries(entries, indent + 2, { apart: true })]
  const body = [...attributes, ...block.blocks.map((inner) => printBlock(inner, indent + 2))].join('\n\n')
  return body === '' ? `${comment}${pad}${head}}` : `${comment}${pad}${head}\n${body}\n${pad}}`
}

function paragraphs(header: string | undefined, ...texts: readonly string[]): string {
  const all = [...(header === undefined ? [] : [commentLines(header, '')]), ...texts].filter((text) => text !== '')
  return all.length === 0 ? '' : `${all.join('\n\n')}\n`
}
