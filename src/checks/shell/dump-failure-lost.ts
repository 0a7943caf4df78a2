import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

const dumps =
  /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump|influxd?|etcdctl|redis-cli|xtrabackup|sqlite3)$/

export const check: Check<Script> = {
  title: 'Backup that failed looks like one that worked',
  why: `Of a pipe only the last command counts: where the dump breaks off, \`gzip\` still writes a file and succeeds, and it is
missed on the day it is needed. Say \`set -o pipefail\`, or dump into a file first.`,
  severity: 'high',
  level: 'default',
  on: Script,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  *run(script) {
    if (script.options.includes('pipefail') || script.text.includes('pipefail') || script.text.includes('PIPESTATUS'))
      return
    const commands = simpleCommandsOf(script)
    for (const [index, { words, span }] of commands.entries()) {
      const next = commands[index + 1]
      const all = words.map(({ text }) => text.replace(/^.*\//, ''))
      const dump = all.find((text) => dumps.test(text))
      const writes =
        next?.after === '|' &&
        /^(?:gzip|pigz|bzip2|xz|zstd|lz4|gpg|openssl|aws|gsutil|tee|cat|age|rclone|s3cmd|mc|restic|split)$/.test(
          next.words[0]?.text ?? '',
        )
      if (
        dump &&
        writes &&
        !all.includes('--version') &&
        (all[0] === dump || /^(?:docker|kubectl|sudo|podman|ssh|su|gosu|docker-compose|nice)$/.test(all[0] ?? ''))
      )
        yield {
          at: ['text', span.start, span.end],
          message: `\`${dump}\` may fail and nobody sees it; add \`set -o pipefail\``,
        }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        set -e
        pg_dump orders | gzip > orders.sql.gz
      `,
      good: `
        #!/bin/bash
        set -eo pipefail
        pg_dump orders | gzip > orders.sql.gz
      `,
    },
  ],
}
