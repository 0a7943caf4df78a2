import { readFileSync, statSync } from 'node:fs'
import { decode } from './decode.ts'

/** Bytes of a file above which nobody wrote it by hand. */
export const largest = 100_000_000

/** The text of one file, or why it has none. */
export function textOf(path: string, size?: number): string | { readonly because: string } {
  try {
    if ((size ?? statSync(path).size) > largest) return { because: `larger than ${largest / 1_000_000} MB` }
    const decoded = decode(readFileSync(path))
    return 'text' in decoded ? decoded.text : decoded
  } catch (error) {
    return { because: `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})` }
  }
}
