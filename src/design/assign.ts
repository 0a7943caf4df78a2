import { parse, parseDocument, YAMLError } from 'yaml'
import { Fault } from '../model/fault.ts'

/**
 * The text of a spec with one value changed: `objectives.availability=99.99`, steps joined by dots, the value in YAML.
 * Nothing behind the `=` takes the value out. What the spec makes of it is for `readSpec` to say.
 */
export function assigned(text: string, assignment: string): string {
  const [, path, value] = /^([^=\s]{1,400})=([\s\S]{0,10000})$/.exec(assignment) ?? []
  if (path === undefined || value === undefined)
    throw new Fault(
      'what-if',
      `\`${assignment}\` does not say what is to be what`,
      'Write a path into devops.yaml and a value, such as `objectives.availability=99.99`.',
    )
  const steps = path.split('.').map((step) => (/^\d{1,6}$/.test(step) ? Number(step) : step))
  const document = parseDocument(text, { uniqueKeys: false })
  try {
    if (value.trim() === '') document.deleteIn(steps)
    else document.setIn(steps, parse(value))
  } catch (error) {
    throw new Fault(
      'what-if',
      error instanceof YAMLError ? `\`${value}\` is no YAML` : `\`${path}\` leads through something that is no map`,
      error instanceof YAMLError ? 'Put it in quotes.' : 'Write the short form out in devops.yaml first.',
    )
  }
  return String(document)
}
