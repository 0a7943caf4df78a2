import type { Explained } from './explained.ts'

export const oncall: Explained = {}
