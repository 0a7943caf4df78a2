// Written by `npm run gen`: one line per unit. A view is loaded when it is shown.
import type { View } from '../view.ts'

export const views: Readonly<Record<string, () => Promise<View>>> = {
}
