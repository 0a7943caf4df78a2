import { z } from 'zod'

/** A moment as people and programs write it. */
export const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no time in ISO 8601, such as 2026-11-27T03:00Z')
