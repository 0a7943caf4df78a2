import picocolors from 'picocolors'
import type { View } from '../../src/faces/cli/view.ts'

/** What a terminal without colours shows. */
export function paintless(view: View | undefined, output: unknown): string {
  return view?.human(output as never, { paint: picocolors.createColors(false), width: 100, version: 'test' }) ?? ''
}
