import { is } from './conditions.ts'
import { rows } from './rows.ts'
import { inTheClear } from './topics.ts'

export const checks = rows({
  'plain-http': {
    title: 'Search takes plain HTTP',
    why: `Queries and documents can be read on the way.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_220'],
    property: {
      aws_cloudsearch_domain: 'endpoint_options.enforce_https',
    },
    holds: is(true),
    says: 'takes plain HTTP; set `{property}` to true',
    examples: [
      `
          resource "aws_cloudsearch_domain" "main" {
            name = "docs"
        +   endpoint_options {
        +     enforce_https = true
        +   }
          }
      `,
    ],
  },
  'weak-tls': {
    title: 'Search accepts outdated TLS',
    why: `TLS before 1.2 is broken and no client of today needs it.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_218'],
    property: {
      aws_cloudsearch_domain: 'endpoint_options.tls_security_policy',
    },
    holds: (value) => typeof value === 'string' && /TLS-1-2/.test(value),
    says: 'accepts TLS 1.0; set `{property}` to `Policy-Min-TLS-1-2-2019-07`',
    examples: [
      `
          resource "aws_cloudsearch_domain" "main" {
            name = "docs"
            endpoint_options {
        -     tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
        +     tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
            }
          }
      `,
    ],
  },
})
