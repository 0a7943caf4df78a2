import { z } from 'zod'
import { flag, map, name, names, whole } from './forms.ts'
import * as scalar from './scalars.ts'
import { shown, text, word } from './scalars.ts'
import { scorePath } from './score/score.ts'

/** What a service promises too; the system promises more. */
export const objectives = {
  availability: scalar.percent.optional().describe('Share of requests that succeed, over 30 days. Default: 99.9'),
  latency: scalar.latency
    .optional()
    .describe('How fast requests are answered. Default for services of type api: p95 < 200ms'),
  page: scalar.duration.optional().describe('Time until a page can be used. Default for frontends: 2s'),
}

const traffic = map('traffic', {
  pattern: word('traffic pattern', ['steady', 'spiky', 'predictable', 'global'])
    .optional()
    .describe('How it varies: hardly, suddenly, by the clock, or around the world. Default: steady'),
  average: scalar.rate.describe('Requests (or jobs) a second on an average day, or 600/min, 5000/h, 100000/day'),
  peak: scalar.rate
    .optional()
    .describe('The same in the busiest minute. Default: by the pattern, 2 to 5 times the average'),
  answer: scalar.size.optional().describe('How much one answer sends. Default: 10KB'),
})

const variableName = text('the name of a variable', /^[A-Z][A-Z0-9_]{0,62}$/, 'STRIPE_KEY')
const secretsForm = {
  error: ({ input }: { readonly input?: unknown }) =>
    `${shown(input)} is neither a list nor a map of secrets\nWrite it like \`[STRIPE_KEY]\` or \`{ STRIPE_KEY: { rotates: 90d } }\`.`,
}
const ownSecret = map('a secret', {
  made: word('way to make a secret', ['random'])
    .optional()
    .describe(
      'random: nobody else has to know it, so it makes itself anew; the one before stays valid beside it, as `NAME_PREVIOUS`. Default: somebody gives it out, and people put it in',
    ),
  rotates: scalar.duration
    .optional()
    .describe('How old it may become, a day or more, such as 90d. Default: what the frameworks ask, else a year'),
})

export const service = map('a service', {
  type: word('type of service', ['frontend', 'api', 'worker', 'job']).describe(
    'What it is: pages in a browser, an interface that answers requests, work in the background, or work by the clock',
  ),
  runtime: word('runtime', ['node', 'python', 'go', 'java', 'dotnet', 'ruby', 'php', 'static'])
    .optional()
    .describe('What it runs on. Default for frontends: static, which is files and no server'),
  score: text('a path of a Score file, inside the repository', scorePath, 'apps/api/score.yaml')
    .optional()
    .describe(
      'Score file that says its port, health, variables and what it uses; what stands here counts where both speak. Default: none',
    ),
  path: text('a directory in the repository', /^(?!\/)[\w./-]{1,200}$/, 'apps/api')
    .optional()
    .describe('Directory of its code in the repository. Default: its name'),
  port: whole('a TCP port', 1, 65_535)
    .optional()
    .describe('TCP port that it listens on. Default: 8080; workers and jobs listen on none'),
  protocol: word('protocol', ['http', 'grpc', 'tcp']).optional().describe('What is spoken on its port. Default: http'),
  schedule: text('a schedule of five fields', /^(?:@[a-z]{4,9}|\S+(?: +\S+){4})$/, '0 3 * * *')
    .optional()
    .describe('When a job runs, as cron in UTC'),
  gpus: whole('a number of graphics processors', 0, 16)
    .optional()
    .describe('Graphics processors that one replica needs. Default: 0'),
  disk: scalar.size.optional().describe('Disk of its own that each replica keeps over restarts. Default: none'),
  migrations: z
    .array(text('an argument', /^[^\n"'\\]{1,200}$/, 'migrate'), {
      error: ({ input }) => `${shown(input)} is not a list\nWrite it like \`[migrate]\`.`,
    })
    .optional()
    .describe(
      'Arguments that its image is started with, and `MIGRATE=only`, to bring its database to its version before that version takes over, wherever it runs; a function is asked by `POST /events`. Default: none',
    ),
  figures: z
    .record(name, text('a title', /^[^\n"\\]{1,80}$/, 'Orders placed'), {
      error: ({ input }) => `${shown(input)} is not a map of figures\nWrite it like \`{ orders: Orders placed }\`.`,
    })
    .optional()
    .describe(
      'What the business counts of it, by name, each with its title: a counter that it exposes and a page of Grafana shows, such as `business_orders_total` for `orders`. Default: none',
    ),
  health: text('an HTTP path', /^\/[\w./-]{0,200}$/, '/healthz')
    .optional()
    .describe('HTTP path that answers 200 when it is ready. Default: /healthz'),
  public: flag().optional().describe('Reached from the internet. Default: frontends and what they use'),
  uses: names('the services and data that it calls').optional().describe('Services and data that it calls'),
  bound: word('bound', ['cpu', 'memory', 'io'])
    .optional()
    .describe('What it runs short of first. Default: io, which is waiting for others'),
  traffic: traffic.optional().describe('Its load. Default: reckoned from `users`'),
  objectives: map('objectives of a service', objectives)
    .optional()
    .describe('Where it differs from the objectives of all'),
  secrets: z
    .union([z.array(variableName, secretsForm), z.record(variableName, ownSecret, secretsForm)], secretsForm)
    .optional()
    .describe(
      'Variables with secrets of its own, such as keys of third parties; the values never stand here. A list of names, or names with how they are kept: `{ SESSION_KEY: { made: random, rotates: 90d } }`',
    ),
  variables: z
    .record(variableName, z.union([scalar.made, z.record(name, scalar.plain)]), {
      error: ({ input }) => `${shown(input)} is not a map of variables\nWrite it like \`{ LOG_LEVEL: info }\`.`,
    })
    .optional()
    .describe(
      'Variables that it is handed besides those that the estate gives it: a value, a value for each environment (`{ staging: debug, production: info }`), or other variables of it by another name or in a longer value (`${DB_HOST}`)',
    ),
})

export const engine = word('kind of data', [
  'postgresql',
  'key-value',
  'redis',
  'queue',
  'stream',
  'search',
  'analytics',
  'bucket',
])
export const datastore = map('data', {
  engine: engine.describe(
    'What keeps it: a database, a table found by key, a cache, a queue, a stream that several read, an index for search, a warehouse, or files',
  ),
  size: scalar.size.optional().describe('How much there will be in a year. Default: 20GB; 1GB for a cache'),
  rpo: scalar.duration
    .optional()
    .describe(
      'How much of it may be lost, as time. Default: of `objectives`; a cache, a queue and a stream may lose all, a warehouse and an index a day',
    ),
  rto: scalar.duration.optional().describe('Time until it serves again. Default: of `objectives`'),
  personal: flag()
    .optional()
    .describe('Holds data of persons. Default: databases, warehouses and files do when GDPR or HIPAA applies'),
  readers: whole('a number of readers', 1, 15)
    .optional()
    .describe(
      'Copies of a PostgreSQL in its region that take reads off the writer in production; services find them in a variable of their own. Default: none, and two for Aurora',
    ),
})
