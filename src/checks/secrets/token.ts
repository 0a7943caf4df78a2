import { TextFile } from '../../model/text-file.ts'
import { tokensIn } from '../../values/secret.ts'
import type { Check } from '../check.ts'
import { isSaidElsewhere } from './formats.ts'
import { isForShow } from './literals.ts'

export const check: Check<TextFile> = {
  title: 'Credential stands in the repository',
  why: `The form shows what it opens, and programs look for that form in every public repository. Everyone who has ever had
the repository has it, and its history keeps it: revoke it first, then take it out and read it from a secrets manager.`,
  severity: 'critical',
  level: 'default',
  on: TextFile,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'iso-27001/A.5.17', 'gdpr/art-32', 'pci-dss/8.6.2'],
  *run({ text }, { resource, estate }) {
    const { path } = resource.tree.file
    if (isForShow(path)) return
    for (const { what, start, end } of tokensIn(text)) {
      if (isSaidElsewhere(estate, path, text.slice(start, end))) continue
      // The value is not in the message; the place is shown masked.
      yield {
        at: ['text', start, end],
        message: `${what} (${end - start} characters) stands here; revoke it, and read it from a secrets manager`,
      }
    }
  },
  examples: [
    {
      bad: `
        -- .env --
        SLACK=https://hooks.slack.com/services/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
        DATABASE_URL=postgres://orders:kV9w2Qz7Lm@db.acme.internal:5432/orders
      `,
      good: `
        -- .env --
        SLACK=https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
        DATABASE_URL=postgres://postgres:postgres@localhost:5432/orders
        OTHER_URL=postgres://orders:\${DB_PASSWORD}@db.acme.internal:5432/orders
        AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
      `,
    },
  ],
}
