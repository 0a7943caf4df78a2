import type { Verified } from '../../../commands/verify.ts'
import { plain } from '../frame.ts'
import type { Page, View } from '../view.ts'

export const view: View<Verified> = {
  human: (verified, page) => {
    const { files } = verified
    const nobody = files.filter(({ unproved }) => unproved !== undefined)
    const { paint } = page
    return [
      proversText(verified, page),
      ...refutationsText(verified, page),
      ...(nobody.length > 0
        ? [
            `${paint.dim('Proved by nobody:')}\n${shortened(nobody.map(({ path, unproved }) => `  ${plain(path)}  ${paint.dim(plain(unproved ?? ''))}`))}`,
          ]
        : []),
      `${summary(verified, page)}\nNext: ${files.some(({ refutations }) => refutations.length > 0) ? 'mend what was refuted, then devops verify again' : 'devops report puts it on one page'}`,
    ].join('\n\n')
  },
}

/** Who proved how much, and who was not at hand. */
export function proversText({ provers }: Verified, { paint }: Page): string {
  const widest = Math.max(0, ...provers.map(({ title }) => title.length))
  return provers
    .map(({ title, version, missing, proved, refuted, claim }) => {
      const name = plain(title).padEnd(widest)
      if (missing !== undefined) return paint.dim(`  –  ${name}  not run: ${plain(missing)}`)
      const mark = refuted > 0 ? paint.red('✗') : paint.green('✓')
      return `  ${mark}  ${name}  ${String(proved).padStart(4)} proved${refuted > 0 ? paint.red(`, ${refuted} refuted`) : ''}  ${paint.dim(`${plain(claim)} (${plain(version ?? '')})`)}`
    })
    .join('\n')
}

export function refutationsText({ files }: Verified, { paint }: Page): string[] {
  return files.flatMap(({ path, refutations }) =>
    refutations.map(
      ({ prover, message, line }) =>
        `${paint.red('refuted')}  ${paint.bold(plain(path))}${line === undefined ? '' : `:${line}`}  ${paint.dim(prover)}\n  ${plain(message)}`,
    ),
  )
}

export function summary({ files }: Verified, { paint }: Page): string {
  const refuted = files.filter(({ refutations }) => refutations.length > 0).length
  const proved = files.filter(({ provedBy, refutations }) => provedBy.length > 0 && refutations.length === 0).length
  const rest = files.length - refuted - proved
  return `${paint.green(`${proved} of ${files.length} files proved`)}${refuted > 0 ? paint.red(`, ${refuted} refuted`) : ''}${rest > 0 ? `, ${rest} that nobody could prove` : ''}.`
}

function shortened(lines: readonly string[]): string {
  return (
    lines.length <= 12 ? lines : [...lines.slice(0, 10), `  and ${lines.length - 10} more; --format json lists them`]
  ).join('\n')
}
