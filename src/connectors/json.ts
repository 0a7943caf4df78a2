import { Fault } from '../model/fault.ts'

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Fault(
      'input',
      `the body is no JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
      'Nothing was taken.',
    )
  }
}
