import type { Plan } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'

/** What a service does for the sake of the stores that it uses. */
export function storeTerms({ service }: Workload, { stores }: Plan): string[] {
  return stores
    .filter(({ name }) => service.uses.includes(name))
    .flatMap((store) => terms[store.module]?.(store, service.type === 'worker') ?? [])
}

type Terms = (store: Store, takes: boolean) => readonly string[]

const readers: Terms = ({ name, secret }) => {
  const variable = told(secret, 'readers')
  return variable === undefined
    ? []
    : [
        `- reads from \`${variable}\` what need not be of this second (\`${name}\` has readers; hosts with commas between them), and what it has just written from the writer`,
      ]
}

const terms: Readonly<Record<string, Terms>> = {
  database: readers,
  aurora: readers,
  kafka: ({ name, secret }, takes) => [
    `- signs in to \`${name}\` with its role where \`${told(secret, 'sasl')}\` says \`AWS_MSK_IAM\`: SASL over TLS, with the signer of AWS for its language; where it is empty, as on this machine, without either`,
    ...(takes
      ? [
          `- reads as the group \`${group(secret)}\`, and moves its place when, and only when, the work is done`,
          `- writes what it cannot process to the topic \`${told(secret, 'dead_letters')}\` and goes on: Kafka puts nothing aside, and one bad message would hold up its partition`,
        ]
      : []),
  ],
  'search-serverless': ({ secret }) => [
    `- signs its requests to \`${told(secret, 'endpoint')}\` with its role for \`${told(secret, 'service')}\`; where that is empty, as on this machine, it signs nothing`,
    '- bears half a minute for the first write after a quiet time: what indexes sleeps',
  ],
  pod: ({ name }) => [
    `- goes on without \`${name}\`, and with an empty one: it keeps nothing, has no password and speaks no TLS of its own`,
  ],
}

function told({ keys }: Store['secret'], key: string): string | undefined {
  return keys.find((each) => each.key === key)?.variable
}

function group(secret: Store['secret']): string | undefined {
  return told(secret, 'topic')?.replace(/TOPIC$/, 'GROUP')
}
