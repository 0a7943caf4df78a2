import { z } from 'zod'
import { frameworks } from '../model/spec.ts'
import { map, name, names, reason, region, whole } from './forms.ts'
import { datastore, engine, objectives, service } from './parts.ts'
import * as scalar from './scalars.ts'
import { shown, text, word } from './scalars.ts'

/** The JSON Schema that editors complete and check `devops.yaml` by. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(specSchema, { io: 'input' })
  return `${JSON.stringify({ $schema, $id: schemaAddress, title: 'devops.yaml', ...rest }, null, 2)}\n`
}

export type Written = z.output<typeof specSchema>
export type WrittenService = z.output<typeof service>
export type WrittenData = z.output<typeof datastore>

const schemaAddress = 'https://raw.githubusercontent.com/millwright/millwright/main/schema/devops.schema.json'

const cloud = map('the cloud', {
  provider: word('cloud that is known yet', ['aws']).default('aws').describe('Where it runs. Default: aws'),
  account: scalar.account
    .optional()
    .describe('AWS account number. With one, images live in its registry; without, beside the repository'),
  region: region().describe('Where it runs, such as eu-central-1'),
  recovery: region().optional().describe('Where it goes on when the region is lost'),
})

const team = map('the team', {
  engineers: whole('a number of engineers', 1, 100_000)
    .optional()
    .describe('How many people build and run it. Default: 5'),
  knows: names('what the team knows')
    .optional()
    .describe('What the team runs with confidence, such as kubernetes, terraform, istio, kafka'),
  pager: word('way to be paged', ['pagerduty', 'slack', 'email']).optional().describe('Where pages go. Default: slack'),
})

const environmentKind = word('kind of environment', ['development', 'staging', 'production', 'preview'])
const environments = z.union([
  z.array(name, {
    error: ({ input }) =>
      `${shown(input)} is not a list of environments\nWrite it like \`[dev, staging, production, preview]\`.`,
  }),
  z.record(name, environmentKind),
])

const overrule = map('an overrule', {
  answer: z
    .string({
      error: ({ input }) => `${shown(input)} is not an answer\n\`devops explain\` lists the answers of every decision.`,
    })
    .describe('The answer that you choose'),
  because: reason('the decision'),
})

const patch = map('a patch', {
  file: text('a pattern of generated files', /^(?!\/)\S{1,200}$/, 'kubernetes/base/*.yaml').describe(
    'Generated files, as a glob',
  ),
  set: text('a path', /^[^.\s]{1,200}(?:\.[^.\s]{1,200}){0,30}$/, 'spec.template.spec.priorityClassName').describe(
    'Where in the object, steps joined by dots',
  ),
  to: z.any().describe('The value to put there'),
  because: reason('the patch'),
})

/** `devops.yaml` as people write it. Its output has every unit read, and no default filled in. */
export const specSchema = map('devops.yaml', {
  name: name.describe('What the system is called; the prefix of most names'),
  domain: text(
    'a domain name',
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}$/,
    'crm.example.com',
  ).describe('Domain of production; the other environments stand below it'),
  users: whole('a number of users', 1, 1e10).optional().describe('People who use it. Default: 1000'),
  cloud: cloud.describe('Where it runs'),
  repository: scalar.repositoryName.describe('Where its code lives, such as github.com/acme/crm'),
  branch: text('a branch', /^[\w./-]{1,100}$/, 'main')
    .optional()
    .describe('Branch that is deployed. Default: main'),
  team: team.optional().describe('Who builds and runs it'),
  objectives: map('the objectives', {
    ...objectives,
    rpo: scalar.duration.optional().describe('How much data may be lost, as time. Default: 15m'),
    rto: scalar.duration.optional().describe('How long until it works again. Default: 1h'),
  })
    .optional()
    .describe('What is promised to users'),
  services: z
    .record(name, service, {
      error: ({ input }) =>
        `${shown(input)} is not a map of services\nWrite \`services:\` and below it \`api: { type: api, runtime: node }\`.`,
    })
    .describe('What you build, by name'),
  data: z
    .record(name, z.union([engine, datastore]), {
      error: ({ input }) => `${shown(input)} is not a map of data\nWrite \`data:\` and below it \`db: postgresql\`.`,
    })
    .optional()
    .describe('What keeps data, by name; `jobs: queue` is short for `jobs: { engine: queue }`'),
  environments: environments
    .optional()
    .describe(
      'Where it is deployed: a list of names, or names with their kinds. Default: [dev, staging, production, preview]',
    ),
  compliance: z
    .array(word('framework', frameworks), {
      error: ({ input }) => `${shown(input)} is not a list of frameworks\nWrite it like \`[soc2, gdpr]\`.`,
    })
    .optional()
    .describe('Frameworks that you must comply with'),
  history: text(
    'the address of a remote write endpoint',
    /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?\/[\w./-]{1,300}$/,
    'https://mimir.example.com/api/v1/push',
  )
    .optional()
    .describe(
      'Where Prometheus sends what it measures by remote write, to be kept for years: a workspace of Amazon Managed Prometheus, which a role opens, or Mimir, Thanos and the like, which a token opens. Default: nowhere',
    ),
  budget: scalar.dollars.optional().describe('What all environments together may cost a month'),
  overrules: z
    .record(z.string(), overrule, {
      error: ({ input }) => `${shown(input)} is not a map of decisions\nWrite \`mesh: { answer: istio, because: … }\`.`,
    })
    .optional()
    .describe('Decisions that you take yourself, by key such as compute/api'),
  patches: z
    .array(patch, { error: ({ input }) => `${shown(input)} is not a list of patches\nBegin each with \`- file:\`.` })
    .optional()
    .describe('Changes to generated objects that the spec cannot express'),
})
