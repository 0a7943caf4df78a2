import type { Command } from '../command.ts'
import type { ActInput } from './responding/acting.ts'
import { acting } from './responding/acting.ts'
import type { Shown } from './responding/shown.ts'

export const command: Command<ActInput, Shown> = {
  summary: 'Open an incident again that was taken for over',
  on: 'server',
  ...acting('reopen'),
}
