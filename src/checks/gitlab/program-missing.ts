import { lackedBy } from '../../facts/programs.ts'
import { GitlabJob } from '../../kinds/gitlab.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { linesIn } from './script-commands.ts'

export const check: Check<GitlabJob> = {
  title: 'Job calls a program that its image does not have',
  why: `The job ends with "command not found", often only in the stage that deploys. Take an image that has the program, or install it in
\`before_script\`.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(job, { resource: { tree, path } }) {
    const name = typeof job.image === 'string' ? job.image : job.image?.name
    const image = name === undefined || name.includes('$') || hasHole(name) ? undefined : parseImage(name)
    const lacks = image ? lackedBy(image) : []
    const lines = linesIn(job)
    const [open] = unknownTexts(['before_script', 'script'].map((key) => valueAt(tree.data, [...path, key])))
    if (lacks.length === 0 || open !== undefined || lines.some(({ text }) => brings.test(text))) return
    const seen = new Set<string>()
    for (const [index, { ran, at }] of lines.entries())
      for (const { name: program, written } of ran) {
        if (!lacks.includes(program) || seen.has(program) || written[0]?.text.includes('/')) continue
        seen.add(program)
        // It is fetched, unpacked or made somewhere before.
        const form = new RegExp(`[/\\s"']${program}(?:["'\\s@=-]|$)`)
        if (lines.slice(0, index).some(({ text }) => form.test(text) && !text.trim().startsWith(program))) continue
        yield { at, message: `\`${name}\` has no \`${program}\`; take an image that brings it` }
      }
  },
  examples: [
    {
      bad: `
        deploy:
          image: alpine:3.22
          script:
            - kubectl apply -f deploy.yaml
      `,
      good: `
        deploy:
          image: alpine:3.22
          before_script:
            - apk add --no-cache kubectl
          script:
            - kubectl apply -f deploy.yaml
      `,
    },
  ],
}

/** Programs may come by these. */
const brings =
  /\b(?:add|install|ci|i|sync|bundle|poetry|uv|mise|asdf|nix|conda|tar|unzip|chmod|source|bootstrap|setup)\b|\bPATH=|^\s*\.\s|\|\s*(?:ba|z)?sh\b|\.(?:sh|bash)\b/
