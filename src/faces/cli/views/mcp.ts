import type { View } from '../view.ts'

/** Standard output belongs to the protocol. */
export const view: View<object> = { human: () => '' }
