import type { Command } from '../command.ts'
import type { ActInput } from './responding/acting.ts'
import { acting } from './responding/acting.ts'
import type { Shown } from './responding/shown.ts'

export const command: Command<ActInput, Shown> = {
  summary: 'Close an incident that is over and understood',
  on: 'server',
  ...acting('close'),
}
