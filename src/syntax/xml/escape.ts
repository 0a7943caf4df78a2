import { type Unknown, unknownValue } from '../../model/unknown.ts'

/** The text that was meant; unknown where it holds an entity that only a document type could explain. */
export function unescaped(text: string): string | Unknown {
  if (!text.includes('&')) return text
  let foreign: string | undefined
  const plain = text.replace(/&([^;&\s<]{1,64});/g, (whole, name: string) => {
    const known = named[name] ?? numbered(name)
    if (known === undefined) foreign = whole
    return known ?? whole
  })
  return foreign === undefined ? plain : unknownValue(text, `entity \`${foreign}\` is not looked up`)
}

/** Where a `&` begins nothing, which no reader of XML lets pass. */
export function bareAmpersand(text: string): number | undefined {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) if (!isEntity(text, at)) return at
  return undefined
}

function isEntity(text: string, at: number): boolean {
  return /^&[^;&\s<]{1,64};/.test(text.slice(at, at + 66))
}

export function escaped(text: string, quote?: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;')
  return quote === '"' ? plain.replaceAll('"', '&quot;') : quote === "'" ? plain.replaceAll("'", '&apos;') : plain
}

const named: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
})

function numbered(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? []
  const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined
}
