/** Whether the text is a Go template of a chart: what it will render to is not what stands there. */
export function isTemplate(text: string): boolean {
  return (
    /\{\{-?\s*(?:include\s|toYaml\s|define\s)/.test(text) ||
    /\{\{-?\s*(?:[^{}\n]{0,200}[\s($])?\.(?:Values|Release|Chart|Capabilities)\b/.test(text)
  )
}
