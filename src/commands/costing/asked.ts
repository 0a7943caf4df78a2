import { z } from 'zod'

export const input = z.object({
  of: z
    .string()
    .optional()
    .describe('A spec, or a directory of Terraform and Kubernetes; devops.yaml where there is one'),
  usage: z.string().optional().describe('A file of what is used, in the form of infracost-usage.yml'),
  region: z.string().default('us-east-1').describe('AWS region of what says none'),
  node: z.string().default('m7g.large').describe('Machine by whose price requests of pods are reckoned'),
  users: z.number().optional().describe('People who use it, for the cost of each; those of the spec unless said'),
  since: z.string().optional().describe('Show the difference to a revision of git'),
})
export type CostInput = z.output<typeof input>

const line = z.object({
  name: z.string(),
  part: z.string().optional().describe('What of the resource it is for'),
  sku: z.string().describe('What the price book calls it'),
  quantity: z.number().optional().describe('Units a month; absent where it depends on use that nobody has told'),
  unit: z.string(),
  each: z.number().optional().describe('US dollars for one unit; absent where the book has no price'),
  usd: z.number().optional().describe('US dollars a month'),
  use: z.boolean().describe('The quantity is of use, not of what is there'),
  assumed: z.string().optional(),
  estimated: z.boolean().describe('The price of us-east-1 at the level of its service in the region'),
  source: z.string().optional().describe('Of the price, with its date'),
})
export type CostLine = z.output<typeof line>

const row = z.object({
  group: z.string().describe('A stack of the spec, or what is deployed together'),
  resource: z.string(),
  type: z.string(),
  region: z.string(),
  place: z.object({ file: z.string(), line: z.number() }).optional(),
  usd: z.number().describe('US dollars a month of the lines that have a sum'),
  within: z.boolean().describe('Runs on machines that are paid already, and is in no sum'),
  lines: z.array(line),
})
export type CostRow = z.output<typeof row>

const cheaper = z.object({
  changes: z.array(z.string()),
  givenUp: z.array(z.string()),
  total: z.number(),
  saves: z.number(),
})

export const output = z.object({
  name: z.string(),
  of: z.enum(['spec', 'files']),
  total: z.number().describe('US dollars a month, of what could be priced'),
  groups: z.array(z.object({ name: z.string(), usd: z.number() })),
  rows: z.array(row).describe('The dearest first'),
  asOf: z.string().optional().describe('Date of the oldest price in the sum'),
  unpriced: z.array(z.string()).describe('What has no price, so that the total is in part'),
  byUse: z.number().describe('Lines that depend on use that nobody has told'),
  unsupported: z.array(z.object({ type: z.string(), count: z.number() })),
  unread: z.array(z.string()).describe('Modules that stand elsewhere, so that what they make is in no sum'),
  free: z.number().describe('Resources that cost nothing themselves'),
  notes: z.array(z.string()).describe('What was assumed for the whole'),
  perUser: z.object({ users: z.number(), usd: z.number() }).optional(),
  perTransaction: z.object({ monthly: z.number(), usd: z.number() }).optional(),
  budget: z
    .object({ usd: z.number(), cheaper: z.array(cheaper) })
    .optional()
    .describe('With ways to keep it, where it is not kept'),
  savings: z.array(z.object({ what: z.string(), usd: z.number(), assumption: z.string() })),
  difference: z
    .object({
      since: z.string(),
      before: z.number(),
      rows: z.array(
        z.object({
          group: z.string(),
          resource: z.string(),
          before: z.number().optional(),
          after: z.number().optional(),
        }),
      ),
    })
    .optional(),
})
export type Cost = z.output<typeof output>
