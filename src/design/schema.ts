import { z } from 'zod'
import { frameworks } from '../model/spec.ts'
import * as scalar from './scalars.ts'
import { shown, text, word } from './scalars.ts'

/** The JSON Schema that editors complete and check `devops.yaml` by. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(specForm, { io: 'input' })
  return `${JSON.stringify({ $schema, $id: schemaAddress, title: 'devops.yaml', ...rest }, null, 2)}\n`
}

export type Written = z.output<typeof specForm>
export type WrittenService = z.output<typeof service>
export type WrittenData = z.output<typeof datastore>

const schemaAddress = 'https://raw.githubusercontent.com/millwright/millwright/main/schema/devops.schema.json'

const name = text(
  'a name: small letters, digits and single hyphens, a letter first, at most 20',
  /^(?=.{1,20}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'billing-api',
)
const names = (what: string) =>
  z.array(z.string({ error: ({ input }) => `${shown(input)} is not a name\nName ${what}.` }), {
    error: ({ input }) => `${shown(input)} is not a list of names\nWrite it like \`[api, db]\`.`,
  })

const objectives = {
  availability: scalar.percent.optional().describe('Share of requests that succeed, over 30 days. Default: 99.9'),
  latency: scalar.latency
    .optional()
    .describe('How fast requests are answered. Default for services of type api: p95 < 200ms'),
  page: scalar.duration.optional().describe('Time until a page can be used. Default for frontends: 2s'),
}

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

const traffic = map('traffic', {
  pattern: word('traffic pattern', ['steady', 'spiky', 'predictable', 'global'])
    .optional()
    .describe('How it varies: hardly, suddenly, by the clock, or around the world. Default: steady'),
  average: scalar.rate.describe('Requests (or jobs) a second on an average day, or 600/min, 5000/h, 100000/day'),
  peak: scalar.rate
    .optional()
    .describe('The same in the busiest minute. Default: by the pattern, 2 to 5 times the average'),
})

const service = map('a service', {
  type: word('type of service', ['frontend', 'api', 'worker']).describe(
    'What it is: pages in a browser, an interface that answers requests, or work in the background',
  ),
  runtime: word('runtime', ['node', 'python', 'go', 'java', 'static'])
    .optional()
    .describe('What it runs on. Default for frontends: static, which is files and no server'),
  path: text('a directory in the repository', /^(?!\/)[\w./-]{1,200}$/, 'apps/api')
    .optional()
    .describe('Directory of its code in the repository. Default: its name'),
  port: whole('a TCP port', 1, 65_535)
    .optional()
    .describe('TCP port that it listens on. Default: 8080; workers listen on none'),
  health: text('an HTTP path', /^\/[\w./-]{0,200}$/, '/healthz')
    .optional()
    .describe('HTTP path that answers 200 when it is ready. Default: /healthz'),
  public: z
    .boolean({ error: ({ input }) => `${shown(input)} is neither true nor false\nWrite \`true\` or \`false\`.` })
    .optional()
    .describe('Reached from the internet. Default: frontends and what they use'),
  uses: names('the services and data that it calls').optional().describe('Services and data that it calls'),
  bound: word('bound', ['cpu', 'memory', 'io'])
    .optional()
    .describe('What it runs short of first. Default: io, which is waiting for others'),
  traffic: traffic.optional().describe('Its load. Default: reckoned from `users`'),
  objectives: map('objectives of a service', objectives)
    .optional()
    .describe('Where it differs from the objectives of all'),
  secrets: z
    .array(text('the name of a variable', /^[A-Z][A-Z0-9_]{0,62}$/, 'STRIPE_KEY'), {
      error: ({ input }) => `${shown(input)} is not a list\nWrite it like \`[STRIPE_KEY]\`.`,
    })
    .optional()
    .describe('Variables with secrets of its own, such as keys of third parties; the values never stand here'),
})

const engine = word('kind of data', ['postgresql', 'redis', 'queue', 'analytics', 'bucket'])
const datastore = map('data', {
  engine: engine.describe('What keeps it: a database, a cache, a queue, a warehouse, or files'),
  size: scalar.size.optional().describe('How much there will be in a year. Default: 20GB; 1GB for a cache'),
  rpo: scalar.duration
    .optional()
    .describe(
      'How much of it may be lost, as time. Default: of `objectives`; a cache and a queue may lose all, a warehouse a day',
    ),
  rto: scalar.duration.optional().describe('Time until it serves again. Default: of `objectives`'),
  personal: z
    .boolean({ error: ({ input }) => `${shown(input)} is neither true nor false\nWrite \`true\` or \`false\`.` })
    .optional()
    .describe('Holds data of persons. Default: databases, warehouses and files do when GDPR or HIPAA applies'),
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

const specForm = map('devops.yaml', {
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

/** `devops.yaml` as people write it. Its output has every unit read, and no default filled in. */
export const specSchema = specForm

/** A map with these keys and no others. The second line of an unknown key's message lists those that there are. */
function map<S extends z.core.$ZodLooseShape>(what: string, shape: S) {
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === 'unrecognized_keys'
        ? `${what}\n${Object.keys(shape).join(' ')}`
        : `${shown(input)} is not a map\nHere stands ${what} with ${Object.keys(shape).slice(0, 4).join(', ')} ….`,
  })
}

function whole(what: string, least: number, most: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `${shown(input)} is not ${what}\nWrite a whole number from ${least} to ${most}.`
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}

function region() {
  return text('a region', /^[a-z]{2}(?:-[a-z]{2,10}){1,3}-\d$/, 'us-east-1')
}

function reason(what: string) {
  return text('a reason', /\S.{3,}/, 'our auditors ask for it').describe(`Why; it is kept beside ${what}`)
}
