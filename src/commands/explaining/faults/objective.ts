import type { Explained } from './explained.ts'

export const objective: Explained = {}
