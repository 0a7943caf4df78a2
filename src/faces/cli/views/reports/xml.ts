/** Text inside of XML, attributes included. What XML cannot hold at all becomes a question mark in a box. */
export function xml(text: string): string {
  return text
    .replace(forbidden, (char) => ('\t\n\r'.includes(char) ? char : '\ufffd'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}

/** Controls and half of a pair. */
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu
