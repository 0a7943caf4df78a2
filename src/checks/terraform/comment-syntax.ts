import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformFile> = {
  title: 'Comment is not written with `#`',
  why: `\`terraform fmt\` and the style of HashiCorp know \`#\`. One form makes files easier to search and to read.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_comment_syntax'],
  *run(_, { resource }) {
    const { text, path } = resource.tree.file
    if (path.endsWith('.json')) return
    const old = resource.tree.comments.filter(({ span }) =>
      /^\/(?:\/|\*[\s\S]*\n)/.test(text.slice(span.start, span.end)),
    )
    const [first] = old
    if (first)
      yield {
        message: `${old.length} ${old.length === 1 ? 'comment is' : 'comments are'} not written with \`#\`, the first in line ${text.slice(0, first.span.start).split('\n').length}`,
      }
  },
  examples: [
    {
      bad: `
        // The network
        locals {}
      `,
      good: `
        # The network
        locals {}
      `,
    },
  ],
}
