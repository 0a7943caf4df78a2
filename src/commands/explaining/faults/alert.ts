import type { Explained } from './explained.ts'

export const alert: Explained = {}
