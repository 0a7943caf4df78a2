import { actionPin } from '../../facts/action-pins.ts'
import type { Reference } from './reference.ts'

/** The number in `v4`, `v4.2` or `4`; `undefined` for branches and commits. */
export function majorOf(ref: string): number | undefined {
  const [, major] = /^v?(\d{1,4})(?:\.\d+)*$/.exec(ref) ?? []
  return major === undefined ? undefined : Number(major)
}

/** The same action at the known commit of a major, and the version that the commit is said to be. */
export function pinned(
  { repository, path }: Reference,
  major: number | undefined,
): { readonly uses: string; readonly version: string } | undefined {
  const pin = actionPin(repository)
  if (!pin || major === undefined || majorOf(pin.version) !== major) return undefined
  return { uses: `${[repository, path].filter(Boolean).join('/')}@${pin.sha}`, version: pin.version }
}
