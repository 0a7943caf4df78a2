import type { DataOf, Kind } from '../model/resource.ts'
import { anything, mapOf, record } from '../model/shape.ts'

/** A file of environment variables. Its values may be secrets: a message names variables, never what they hold. */
export const EnvFile = {
  id: 'dotenv/file',
  title: 'file of environment variables',
  file: '.env',
  /** `variables` are texts, unknown where the file leaves them open. */
  shape: record({ variables: mapOf(anything) }),
} satisfies Kind
export type EnvFile = DataOf<typeof EnvFile>
