/** A line of a priced example: whose it is, what is counted, and what it came to. */
export interface GoldenLine {
  readonly address: string
  /** `root_block_device > Storage (general purpose SSD, gp2)`. */
  readonly name: string
  /** Absent where it depends on use. */
  readonly quantity?: number
  readonly unit: string
  /** Dollars a month, or of one unit where it depends on use; absent where it is in another currency. */
  readonly usd?: number
}

export interface Golden {
  readonly lines: readonly GoldenLine[]
}

/** Reads the table that the tool prints: resources at the margin, their lines as the leaves of a tree below them. */
export function readGolden(text: string): GoldenLine[] {
  const lines: GoldenLine[] = []
  let address = ''
  let branches: { readonly depth: number; readonly name: string }[] = []
  for (const row of text.split('\n')) {
    if (/^\s*OVERALL TOTAL/.test(row)) break
    const [, at] = /^ ((?:module\.|data\.)?[a-z]\w*\.\S.*?)\s*$/.exec(row) ?? []
    if (at !== undefined) {
      address = at
      branches = []
      continue
    }
    const [, stem = '', rest = ''] = /^ ([│├└─ ]*[├└]─ )(.*?)\s*$/.exec(row) ?? []
    if (rest === '') continue
    branches = branches.filter(({ depth }) => depth < stem.length)
    const cells = rest.split(/\s{2,}/).filter((cell) => cell !== '*')
    const [own = ''] = cells
    const name = [...branches.map((branch) => branch.name), own].join(' > ')
    if (cells.length === 1) branches.push({ depth: stem.length, name: own })
    else lines.push({ address, name, ...valuesIn(cells.slice(1)) })
  }
  return lines
}

function valuesIn([first = '', ...others]: readonly string[]): Pick<GoldenLine, 'quantity' | 'unit' | 'usd'> {
  const [, amount, of] = /^Monthly cost depends on usage: (.+?) per (.+)$/.exec(first) ?? []
  const price = amount ?? others[1] ?? ''
  const [, dollars] = /^\$([\d.,]+)$/.exec(price) ?? []
  const usd = dollars === undefined ? {} : { usd: Number(dollars.replaceAll(',', '')) }
  return of === undefined
    ? { quantity: Number(first.replaceAll(',', '')), unit: others[0] ?? '', ...usd }
    : { unit: of, ...usd }
}
