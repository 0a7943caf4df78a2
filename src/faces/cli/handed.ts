import type { Handed } from '../../commands/accounts.ts'
import { plain } from './frame.ts'
import { minute } from './minute.ts'
import type { Page } from './view.ts'

/** An account, and the password that is shown this once. */
export function handed({ account: { name, role, shown }, password, until = '' }: Handed, { paint }: Page): string {
  const who = `${paint.bold(plain(name))}${shown === name ? '' : ` (${plain(shown)})`} is ${role}.`
  if (password === undefined) return `${who}\nNext: devops user list`
  return `${who}\n\n  Password  ${paint.bold(password)}\n  Until     ${minute(until)}\n\nIt is shown this once. Next: devops login --user ${plain(name)}`
}
