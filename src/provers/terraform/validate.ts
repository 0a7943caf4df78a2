import { posix } from 'node:path'
import { z } from 'zod'
import type { World } from '../../model/world.ts'
import type { Root } from './roots.ts'

/** What Terraform says of one root: its errors, by file as in the estate; or why it could not look. */
export type Validation =
  | { readonly errors: readonly { readonly path: string; readonly line?: number; readonly message: string }[] }
  | { readonly unable: string }

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

/** Runs `init` without a backend, which fetches the provider, and `validate`. Needs no credentials. */
export async function validate(root: Root, directory: string, world: World): Promise<Validation> {
  const cwd = `${directory}/${root.path}`
  const env = {
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_PLUGIN_CACHE_DIR: world.env.TF_PLUGIN_CACHE_DIR ?? `${directory}/${cache}`,
  }
  const run = (...args: string[]) => world.run('terraform', [...args, '-no-color'], { cwd, env, timeout: 180_000 })
  const init = await run('init', '-backend=false', '-input=false')
  if (init?.code !== 0) return { unable: `validate: ${init ? reasonOf(init.stderr) : 'terraform is gone'}` }
  const ran = await run('validate', '-json')
  const read = report.safeParse(jsonOf(ran?.stdout))
  if (!read.success) return { unable: 'validate: terraform did not finish' }
  return {
    errors: read.data.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ summary, detail, range }) => ({
        path: range ? posix.join(root.path, range.filename) : `${root.path}/main.tf`,
        ...(range && { line: range.start.line }),
        message: detail ? `${summary}: ${detail}` : summary,
      })),
  }
}

/** Directory that providers are kept in, so that each is fetched once. */
export const cache = '.plugins'

/** The first sentence of a failure; Terraform draws a box around it and breaks its lines. */
function reasonOf(stderr: string): string {
  const text = stderr
    .split('\n')
    .map((line) => line.replace(/^[\s│╷╵]+/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
  if (/Failed to (?:query available|install) provider/.test(text)) return 'the provider could not be fetched'
  return text.slice(0, 200) || 'init did not finish in time'
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
