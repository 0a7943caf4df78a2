import type { Command } from '../command.ts'
import type { ActInput } from './responding/acting.ts'
import { acting } from './responding/acting.ts'
import type { Shown } from './responding/shown.ts'

export const command: Command<ActInput, Shown> = {
  summary: 'Say that it works again',
  on: 'server',
  ...acting('resolve'),
}
