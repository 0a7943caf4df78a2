import { lackedBy } from '../../facts/programs.ts'
import { Container, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { mounts } from './started.ts'

export const check: Check<Container> = {
  title: 'Script calls a program that its image does not have',
  why: `The shell says "not found" at the moment when the job is needed, and in a script without \`set -e\` even the rest
runs on. Take an image that has the program, or build one.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  *run(container) {
    const image = parseImage(container.image ?? '')
    const lacks = image ? lackedBy(image) : []
    if (!image || lacks.length === 0 || mounts(container)) return
    const all = ranBy(container)
    if (all.some(({ name, words }) => installers.has(name) && words.some(({ text }) => /^(?:add|install)$/.test(text))))
      return
    const seen = new Set<string>()
    for (const { name, written } of all) {
      if (!lacks.includes(name) || seen.has(name)) continue
      seen.add(name)
      const spot = written.find(({ text }) => text.split('/').at(-1) === name)
      if (spot)
        yield { at: spot.at, message: `\`${container.image}\` has no \`${name}\`; take an image that brings it` }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: backup }
        spec:
          schedule: "0 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                    - name: dump
                      image: postgres:18-alpine
                      command:
                        - /bin/bash
                        - -c
                        - |
                          set -e
                          pg_dump > /tmp/all.sql
                          aws s3 cp /tmp/all.sql s3://backups/all.sql
      `,
      good: `
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: backup }
        spec:
          schedule: "0 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                    - name: dump
                      image: postgres:18-alpine
                      command:
                        - /bin/bash
                        - -c
                        - |
                          set -e
                          apk add aws-cli
                          pg_dump > /tmp/all.sql
                          aws s3 cp /tmp/all.sql s3://backups/all.sql
                    - name: own
                      image: registry.example.com/tools:1.4
                      command: [sh, -c, aws s3 ls]
      `,
    },
  ],
}

const installers: ReadonlySet<string> = new Set([
  'apk',
  'apt-get',
  'apt',
  'dnf',
  'microdnf',
  'pip',
  'pip3',
  'npm',
  'yum',
])
