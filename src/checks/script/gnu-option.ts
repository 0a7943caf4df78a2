import { userlandOf } from '../../facts/programs.ts'
import { Container, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import type { Ran } from '../../kinds/ran.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Script asks BusyBox for what only GNU tools can do',
  why: `Images on Alpine bring BusyBox, whose tools refuse these options. The command fails, its output is empty, and what is
computed from it is wrong: a clean-up deletes everything or nothing. Use options of both, or an image with GNU tools.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  *run(container) {
    const image = parseImage(container.image ?? '')
    const isBusybox = image && (userlandOf(image) === 'busybox' || /alpine/.test(`${image.repository} ${image.tag}`))
    if (!isBusybox) return
    const all = ranBy(container)
    if (
      all.some(
        ({ name, words }) => name === 'apk' && words.some(({ text }) => /^(?:coreutils|findutils|grep)$/.test(text)),
      )
    )
      return
    for (const ran of all) {
      const found = gnuOnly(ran)
      if (found)
        yield {
          at: found.at,
          message: `BusyBox of \`${container.image}\` does not know \`${ran.name} ${found.text}\`; ${found.remedy}`,
        }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: cleanup }
        spec:
          containers:
            - name: cleanup
              image: alpine:3.23
              command: [sh, -c]
              args:
                - |
                  before=$(date -d '7 days ago' +%s)
                  echo "$before"
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: cleanup }
        spec:
          containers:
            - name: cleanup
              image: alpine:3.23
              command: [sh, -c]
              args:
                - |
                  before=$(( $(date +%s) - 7 * 86400 ))
                  date -d @"$before"
                  echo "$before"
      `,
    },
  ],
}

function gnuOnly({ name, words }: Ran) {
  const texts = words.map(({ text }) => text)
  const at = texts.findIndex((text, index) => isGnuOnly(name, text, texts[index + 1]))
  const word = words[at]
  if (!word) return undefined
  const shown = /^-(?:d|-date)$/.test(word.text) ? `${word.text} '${texts[at + 1]}'` : word.text
  return { at: word.at, text: shown, remedy: remedies[name] ?? '' }
}

function isGnuOnly(name: string, word: string, next = ''): boolean {
  if (name === 'date') return /^-(?:d|-date)$/.test(word) ? isRelative(next) : /^--date=/.test(word) && isRelative(word)
  if (name === 'grep') return /^-[a-zA-Z]*P/.test(word) || word === '--perl-regexp'
  return name === 'find' && word === '-printf'
}

function isRelative(text: string): boolean {
  return /\b(?:ago|yesterday|tomorrow|next|last)\b|[+-]\s*\d+\s*(?:day|hour|min|week|month|year)/.test(text)
}

const remedies: Readonly<Record<string, string>> = {
  date: 'reckon with seconds: `$(( $(date +%s) - 7 * 86400 ))`',
  grep: 'use `-E`',
  find: 'use `-exec` or `stat`',
}
