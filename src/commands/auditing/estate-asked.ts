import { z } from 'zod'
import { spotted } from './report.ts'

export const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  scope: z.string().optional().describe('Only what is deployed together there, such as overlays/production'),
})
export type EstateInput = z.output<typeof input>

const thing = z.object({
  id: z.number(),
  name: z.string().describe('As its own format calls it'),
  kind: z.string().describe('Id of its kind, such as kubernetes/object'),
  title: z.string().describe('What such a thing is called, or which kind of object it is'),
  scope: z.string().describe('What is deployed together'),
  file: z.string(),
  line: z.number(),
  parts: z.number().describe('Resources that stand inside of it, such as containers'),
})
export const output = z.object({
  cwd: z.string(),
  files: z.number().describe('Files that were read'),
  formats: z.array(z.object({ id: z.string(), title: z.string(), files: z.number() })),
  things: z.array(thing).describe('Resources that stand on their own'),
  parts: z
    .array(z.object({ title: z.string(), count: z.number() }))
    .describe('What stands inside of them, such as containers'),
  links: z.array(z.object({ from: z.number(), verb: z.string(), to: z.number() })).describe('By the ids of things'),
  unread: z
    .array(z.object({ because: z.string(), place: spotted }))
    .describe('What was not understood, in whole or in part'),
  unknown: z.array(z.object({ because: z.string(), values: z.number() })).describe('Values that files cannot tell'),
  nobodys: z.array(z.string()).describe('Files that a reader looked at, and in which nobody found anything'),
  skipped: z.array(z.object({ path: z.string(), because: z.string() })),
})
export type EstateShown = z.output<typeof output>
export type Thing = z.output<typeof thing>
