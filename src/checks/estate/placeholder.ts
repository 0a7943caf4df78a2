import { commandsOf, Script } from '../../kinds/shell.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Placeholder was never filled in',
  why: `The text was copied from an example and still names nothing that exists: the role cannot be assumed, the backup goes to a bucket
of nobody, or of somebody else. Write the real name, or take it from a variable that has to be given.`,
  severity: 'high',
  level: 'default',
  on: Script,
  *run(script) {
    for (const { text, at } of inScript(script)) {
      const found = placeholders.map((form) => form.exec(text)?.[0]).find((each) => each !== undefined)
      if (found !== undefined) yield { at, message: `\`${found}\` is not filled in; write what is meant` }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        set -euo pipefail
        BUCKET="your-backup-bucket"
        aws s3 cp dump.sql "s3://$BUCKET/"
      `,
      good: `
        #!/bin/bash
        set -euo pipefail
        BUCKET="\${BACKUP_BUCKET:?}"
        aws s3 cp dump.sql "s3://$BUCKET/"
      `,
    },
  ],
}

const placeholders = [
  /\barn:aws:[\w-]*:[\w-]*:(?:[A-Z][A-Z_-]*|<[^>]*>|123456789)(?=:)/,
  /\b(?:your|my-own)-[\w-]*(?:bucket|registry|cluster|domain|account|project|org)\b/,
  /<(?:YOUR|your)[-_ ][\w -]+>/,
]

/** What is assigned, and what commands are given. */
function* inScript(script: Script): Iterable<{ text: string; at: Path }> {
  for (const { assignments, words, name } of commandsOf(script)) {
    for (const { text, at } of assignments) yield { text, at }
    if (!/^(?:echo|printf|cat)$/.test(name)) for (const { text, at } of words) yield { text, at }
  }
}
