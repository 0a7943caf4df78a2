import picocolors from 'picocolors'
import { Fault } from '../../model/fault.ts'
import type { Ask } from '../../model/world.ts'

/** Questions on the terminal, shown on stderr so that stdout stays the result. */
export const ask: Ask = {
  async text(question, options = {}) {
    const { text } = await prompts()
    const { initial, check } = options
    return answered(
      await text({
        message: question,
        output: process.stderr,
        // Offered, not typed in already: Enter takes it, and typing replaces it.
        ...(initial !== undefined && { placeholder: initial, defaultValue: initial }),
        ...(check && { validate: (answer) => check(answer || initial || '') }),
      }),
    )
  },
  async secret(question) {
    const { password } = await prompts()
    return answered(await password({ message: question, output: process.stderr }))
  },
  async choose(question, options) {
    const { select } = await prompts()
    return answered(await select({ message: question, options: [...options], output: process.stderr }))
  },
  async chooseSome(question, options) {
    const { multiselect } = await prompts()
    return answered(
      await multiselect({ message: question, options: [...options], required: false, output: process.stderr }),
    )
  },
  show(text) {
    const paint = picocolors.createColors(process.env.NO_COLOR ? false : process.stderr.isTTY === true)
    const hue = (line: string) =>
      /^(?:---|\+\+\+) /.test(line)
        ? paint.bold(line)
        : line.startsWith('@@')
          ? paint.cyan(line)
          : line.startsWith('+')
            ? paint.green(line)
            : line.startsWith('-')
              ? paint.red(line)
              : line
    // What comes from a file must not steer the terminal.
    const lines = text.replace(/[^\P{C}\n\t]/gu, '\ufffd').split('\n')
    process.stderr.write(`${lines.map(hue).join('\n')}\n`)
  },
  async confirm(question) {
    const { confirm } = await prompts()
    return answered(await confirm({ message: question, output: process.stderr }))
  },
}

function prompts() {
  return import('@clack/prompts')
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol')
    throw new Fault('cancelled', 'cancelled; nothing was written', 'Start again when you like.')
  return answer as Exclude<T, symbol>
}
