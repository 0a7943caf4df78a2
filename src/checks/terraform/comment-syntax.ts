import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformFile> = {
  title: 'Comment begins with two slashes',
  why: `\`terraform fmt\` and the style of HashiCorp know \`#\`. One form makes files easier to search and to read.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_comment_syntax'],
  *run(_, { resource }) {
    const { text, path } = resource.tree.file
    if (path.endsWith('.json')) return
    const old = resource.tree.comments.filter(({ span }) => text.startsWith('//', span.start))
    const [first] = old
    if (first)
      yield { message: `${old.length} comments begin with \`//\`, the first is \`${first.text.trim()}\`; write \`#\`` }
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
