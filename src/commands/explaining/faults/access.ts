import type { Explained } from './explained.ts'

export const access: Explained = {}
