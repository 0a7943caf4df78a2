/** A string as HCL writes it, `${` and `%{` included as themselves. */
export function quoted(text: string): string {
  return `"${quotedPart(text)}"`
}

/** Text inside a quoted template. */
export function quotedPart(text: string): string {
  return escapedMarks(text).replace(SPECIAL, (char) => escapes[char] ?? `\\u${hex(char)}`)
}

/** Text inside a heredoc, where a backslash is a backslash. */
export function escapedMarks(text: string): string {
  return text.replace(MARK, (mark) => `${mark.charAt(0)}${mark}`)
}

export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text)
}

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u
const MARK = /[$%]\{/g
const SPECIAL = /["\\]|\p{Cc}/gu
const escapes: { readonly [char: string]: string } = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0')
}
