import { money } from './money.ts'

export interface Slice {
  readonly label: string
  readonly value: number
}

/** Horizontal bars as SVG, the longest as wide as there is room. */
export function bars(slices: readonly Slice[]): string {
  const [row, left, right] = [28, 300, 90]
  const most = Math.max(...slices.map(({ value }) => value))
  const rows = slices.map(({ label, value }, index) => {
    const width = Math.max(2, (value / most) * (760 - left - right))
    const y = index * row
    return `<text x="${left - 10}" y="${y + 18}" class="end">${escaped(cut(label, 36))}</text><rect x="${left}" y="${y + 6}" width="${width.toFixed(1)}" height="16" rx="3"><title>${escaped(label)}</title></rect><text x="${(left + width + 8).toFixed(1)}" y="${y + 18}">${money(value)}</text>`
  })
  return `<svg viewBox="0 0 760 ${slices.length * row}" role="img" class="bars">${rows.join('')}</svg>`
}

/** A ring of shares as SVG with its key; what is small is one slice. */
export function ring(slices: readonly Slice[], total: number): string {
  const shown = slices.length > 7 ? [...slices.slice(0, 6), others(slices.slice(6))] : slices
  const around = 2 * Math.PI * 70
  let before = 0
  const arcs = shown.map(({ label, value }, index) => {
    const length = (value / total) * around
    const arc = `<circle r="70" cx="100" cy="100" class="slice s${index}" stroke-dasharray="${length.toFixed(2)} ${(around - length).toFixed(2)}" stroke-dashoffset="${(-before).toFixed(2)}" transform="rotate(-90 100 100)"><title>${escaped(label)}</title></circle>`
    before += length
    return arc
  })
  const key = shown.map(
    ({ label, value }, index) =>
      `<rect x="220" y="${index * 26 + 12}" width="14" height="14" rx="3" class="fill s${index}"/><text x="244" y="${index * 26 + 24}">${escaped(cut(label, 34))}</text><text x="560" y="${index * 26 + 24}" class="end">${money(value)}</text><text x="630" y="${index * 26 + 24}" class="end soft">${((100 * value) / total).toFixed(0)} %</text>`,
  )
  return `<svg viewBox="0 0 640 ${Math.max(200, shown.length * 26 + 20)}" role="img">${arcs.join('')}<text x="100" y="106" class="middle">${money(total)}</text>${key.join('')}</svg>`
}

function others(slices: readonly Slice[]): Slice {
  return { label: `${slices.length} others`, value: slices.reduce((sum, { value }) => sum + value, 0) }
}

function cut(label: string, most: number): string {
  const short = label.replaceAll('`', '')
  return short.length > most ? `${short.slice(0, most - 1)}…` : short
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
