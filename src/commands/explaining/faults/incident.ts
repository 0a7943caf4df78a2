import type { Explained } from './explained.ts'

export const incident: Explained = {}
