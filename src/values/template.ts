/** A piece of a text with placeholders: as it stands, or what is to be put in. */
export type Piece = string | { readonly named: string }

/** `host is ${DB_HOST}` in pieces; `$${` stands for `${`. `undefined` where a placeholder has no end. */
export function parseTemplate(text: string): Piece[] | undefined {
  const pieces: Piece[] = []
  let plain = ''
  let end = 0
  for (const { 0: form, 1: named, index } of text.matchAll(/\$\$\{|\$\{([^{}]*)\}|\$\{/g)) {
    plain += text.slice(end, index)
    end = index + form.length
    if (form === '$${') plain += '${'
    else if (named === undefined) return undefined
    else {
      if (plain !== '') pieces.push(plain)
      plain = ''
      pieces.push({ named: named.trim() })
    }
  }
  plain += text.slice(end)
  return plain === '' && pieces.length > 0 ? pieces : [...pieces, plain]
}
