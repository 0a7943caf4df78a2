import { Instruction } from '../../kinds/docker.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { TextFile } from '../../model/text-file.ts'
import { isStrong, tokensIn } from '../../values/secret.ts'
import type { Check } from '../check.ts'
import { isSaidElsewhere } from './formats.ts'
import { isForShow, literalsIn } from './literals.ts'

export const check: Check<TextFile> = {
  title: 'Password or key is written out',
  why: `Its name says that it is secret, and its value looks as if it was made to open something. Whoever has the repository,
or its history, has it too. Replace it by a reference, keep the value in a secrets manager, and change it.`,
  severity: 'high',
  level: 'default',
  on: TextFile,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'iso-27001/A.5.17', 'pci-dss/8.6.2'],
  *run(_, { resource, estate }) {
    const { file } = resource.tree
    if (isForShow(file.path) || isOfOthers(estate, file.path)) return
    for (const { name, value, start, end } of literalsIn(file)) {
      if (!isStrong(value) || tokensIn(value).length > 0 || isSaidElsewhere(estate, file.path, value)) continue
      yield {
        at: ['text', start, end],
        message: `\`${name}\` carries its value (${value.length} characters); refer to a secret, and change it`,
      }
    }
  },
  examples: [
    {
      bad: `
        -- .env --
        DB_PASSWORD=kV9w2Qz7LmXa
        -- deploy/values.yaml --
        auth:
          clientSecret: "8Gh3kLq9ZxTn4VbW2pRs"
      `,
      good: `
        -- .env --
        DB_PASSWORD=
        OTHER_PASSWORD=change-me-please-1
        THIRD_PASSWORD=\${DB_PASSWORD}
        -- deploy/values.yaml --
        auth:
          existingSecret: orders-db-credentials-v2
          password: postgres
          tokenTtl: 3600
        -- .env.example --
        DB_PASSWORD=kV9w2Qz7LmXa
      `,
    },
  ],
}

/** Terraform, CloudFormation and Dockerfiles have checks of their own for what is written out in them. */
function isOfOthers(estate: Estate, path: string): boolean {
  if (/\.tf(?:\.json)?$/.test(path) || estate.formats.get(path)?.has('cloudformation')) return true
  return estate.by(Instruction, byPath).has(path)
}

function byPath({ tree }: Resource): string {
  return tree.file.path
}
