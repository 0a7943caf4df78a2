import type { Artifact } from '../../../model/blueprint.ts'

interface Excerpt {
  readonly title: string
  readonly path: RegExp
  readonly language: string
  /** Where it begins; the head of the file unless said. */
  readonly from?: RegExp
}

const wanted: readonly Excerpt[] = [
  { title: 'Where it runs', path: /^terraform\/stacks\/production\/main\.tf$/, language: 'hcl', from: /^module "/m },
  { title: 'How a service runs', path: /^kubernetes\/base\/[^/]+\/deployment\.yaml$/, language: 'yaml' },
  {
    title: 'What may speak to it',
    path: /^kubernetes\/overlays\/production\/network-policies\.yaml$/,
    language: 'yaml',
  },
  { title: 'When somebody is woken', path: /^monitoring\/base\/rules\/.*availability\.yaml$/, language: 'yaml' },
  { title: 'How it is delivered', path: /^\.github\/workflows\/deliver\.yaml$/, language: 'yaml', from: /^jobs:$/m },
]

const lines = 24

/** The beginnings of the files that a reviewer opens first, as they were written. */
export function excerptsSection(written: readonly Artifact[]): string {
  return wanted
    .flatMap(({ title, path, language, from }) => {
      const file = written.find((each) => path.test(each.path))
      if (!file) return []
      const start = from ? Math.max(0, file.text.search(from)) : 0
      const rest = file.text.slice(start).trimEnd().split('\n')
      const shown = rest.slice(0, lines)
      return [
        `${title}: [${file.path}](../${file.path})`,
        `\`\`\`${language}\n${shown.join('\n').trimEnd()}${rest.length > lines ? '\n# …' : ''}\n\`\`\``,
      ]
    })
    .join('\n\n')
}
