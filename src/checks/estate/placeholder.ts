import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { commandsOf, Script } from '../../kinds/shell.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

type Filled = KubernetesObject | Script

export const check: Check<Filled> = {
  title: 'Placeholder was never filled in',
  why: `The text was copied from an example and still names nothing that exists: the role cannot be assumed, the backup goes to a bucket
of nobody, or of somebody else. Write the real name, or take it from a variable that has to be given.`,
  severity: 'high',
  level: 'default',
  on: [KubernetesObject, Script],
  *run(subject, { resource }) {
    for (const { text, at } of 'text' in subject
      ? inScript(subject)
      : inAnnotations(valueAt(resource.tree.data, resource.path))) {
      const found = placeholders.map((form) => form.exec(text)?.[0]).find((each) => each !== undefined)
      if (found !== undefined) yield { at, message: `\`${found}\` is not filled in; write what is meant` }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: api
          annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::ACCOUNT_ID:role/api" }
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: api
          annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/api" }
      `,
    },
    {
      bad: `
        -- backup.sh --
        #!/bin/bash
        set -euo pipefail
        BUCKET="your-backup-bucket"
        aws s3 cp dump.sql "s3://$BUCKET/"
      `,
      good: `
        -- backup.sh --
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

function* inAnnotations(object: unknown): Iterable<{ text: string; at: Path }> {
  const annotations = valueAt(object, ['metadata', 'annotations'])
  for (const [name, value] of Object.entries(isMap(annotations) ? annotations : {}))
    if (typeof value === 'string' && !/^(?:kubectl\.|meta\.)|description|example|comment/.test(name))
      yield { text: value, at: ['metadata', 'annotations', name] }
}

/** What is assigned, and what commands are given. */
function* inScript(script: Script): Iterable<{ text: string; at: Path }> {
  for (const { assignments, words, name } of commandsOf(script)) {
    for (const { text, at } of assignments) yield { text, at }
    if (!/^(?:echo|printf|cat)$/.test(name)) for (const { text, at } of words) yield { text, at }
  }
}
