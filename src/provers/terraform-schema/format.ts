import type { Artifact } from '../../model/blueprint.ts'

/** What HashiCorp's own parser and printer say of a file, compiled to WASM; `undefined` where nothing is wrong. */
export async function formatFault({ path, text }: Artifact): Promise<{ message: string; line?: number } | undefined> {
  const [{ parse }, { format }] = await Promise.all([import('@cdktn/hcl2json'), import('@cdktn/hcl-tools')])
  try {
    await parse(path, text)
  } catch (error) {
    return { message: `HashiCorp's parser refuses it: ${error instanceof Error ? error.message : String(error)}` }
  }
  const formatted = await format(text)
  if (formatted === text) return undefined
  const lines = text.split('\n')
  const line = formatted.split('\n').findIndex((each, index) => each !== lines[index])
  return { message: '`terraform fmt` would write this line differently', line: Math.max(line, 0) + 1 }
}
