import { posix } from 'node:path'
import { z } from 'zod'
import type { Ran, World } from '../../model/world.ts'
import type { Root } from './roots.ts'

/** What Terraform says of one root: its errors, by file as in the estate; or why it could not look. */
export type Validation =
  | { readonly errors: readonly Complaint[] }
  | { readonly unable: string; readonly noProvider?: true }

export interface Complaint {
  readonly path: string
  readonly line?: number
  readonly message: string
}

const report = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      summary: z.string(),
      detail: z.string().optional(),
      range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
    }),
  ),
})

/** Terraform in one directory, after `init` without a backend; or why it cannot look. Needs no credentials. */
export type Begun =
  | { readonly run: (...args: string[]) => Promise<Ran | undefined> }
  | { readonly unable: string; readonly noProvider?: true }

/** Terraform finds the provider itself, or `reattach` says where one is. */
export async function begin(path: string, directory: string, world: World, reattach?: string): Promise<Begun> {
  const cwd = `${directory}/${path}`
  const env = {
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_PLUGIN_CACHE_DIR: world.env.TF_PLUGIN_CACHE_DIR ?? `${directory}/${cache}`,
    ...(reattach !== undefined && { TF_REATTACH_PROVIDERS: reattach }),
  }
  const run = (...args: string[]) => world.run('terraform', [...args, '-no-color'], { cwd, env, timeout: 180_000 })
  const init = await run('init', '-backend=false', '-input=false')
  if (init === undefined) return { unable: 'validate: terraform is gone' }
  // A provider that takes longer than we wait is none.
  if (init.code === undefined) return { unable: 'validate: init did not finish in time', noProvider: true }
  if (init.code !== 0) {
    const said = saidIn(init.stderr)
    if (/Failed to (?:query available|install) provider|Invalid provider registry host/.test(said))
      return { unable: 'validate: the provider could not be fetched', noProvider: true }
    return { unable: `validate: ${said.slice(0, 200)}` }
  }
  return { run }
}

export async function validate(root: Root, directory: string, world: World, reattach?: string): Promise<Validation> {
  const begun = await begin(root.path, directory, world, reattach)
  if ('unable' in begun) return begun
  const ran = await begun.run('validate', '-json')
  const read = report.safeParse(jsonOf(ran?.stdout))
  if (!read.success) return { unable: 'validate: terraform did not finish' }
  const errors = read.data.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, range }) => ({
      path: posix.join(root.path, range?.filename ?? ''),
      ...(range && { line: range.start.line }),
      message: detail ? `${summary}: ${detail}` : summary,
    }))
    // Terraform's own order changes from run to run.
    .sort((a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message))
  // What is not text we have not read, so it is not there.
  const [unread] = errors.filter(({ message }) => message.includes('no file exists at'))
  return unread ? { unable: `validate: ${unread.message.slice(0, 200)}` } : { errors }
}

/** Directory that providers are kept in, so that each is fetched once. */
export const cache = '.plugins'

/** Terraform draws a box around what it says and breaks its lines. */
function saidIn(stderr: string): string {
  return stderr
    .split('\n')
    .map((line) => line.replace(/^[\s│╷╵]+/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
